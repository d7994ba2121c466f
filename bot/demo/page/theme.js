/** Sets the colour scheme before the first paint: a choice kept in this browser, or what the system prefers. */
(() => {
  const choice = localStorage.getItem("rapport.theme");
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
})();
