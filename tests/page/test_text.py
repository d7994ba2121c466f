"""What the page makes of text: Slack's mrkdwn, Markdown, emoji, dates. Nothing typed ever becomes markup."""

import pytest
from playwright.async_api import Page

from tests.page.fake import BO, GENERAL, NOW_S, FakeWorkspace, message

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

HTML = """async ([module, name, texts]) => {
  const made = (await import(`/page/${module}.js`))[name];
  const shown = (text) => {
    const box = document.createElement("div");
    box.append(...made(text));
    for (const node of box.querySelectorAll("*"))
      for (const attr of [...node.attributes]) if (attr.name !== "href") node.removeAttribute(attr.name);
    return box.innerHTML.replaceAll("<span>", "").replaceAll("</span>", "");
  };
  return texts.map(shown);
}"""

READ = {
    "*bold* _italic_ ~strike~ `code`": "<strong>bold</strong> <em>italic</em> <s>strike</s> <code>code</code>",
    "*bold _and italic_*": "<strong>bold <em>and italic</em></strong>",
    "one\ntwo": "one<br>two",
    "&gt; quoted\nplain": "<blockquote>quoted</blockquote>plain",
    "&gt;&gt;&gt; all\nof it": "<blockquote>all<br>of it</blockquote>",
    "a\n```\nx = *1*\n```\nb": "a<pre>x = *1*</pre>b",
    "<https://a.example/x?y=1&amp;z=2|the *label*>": '<a href="https://a.example/x?y=1&amp;z=2">the *label*</a>',
    "<https://a.example>": '<a href="https://a.example">https://a.example</a>',
    "<mailto:ana@acme.io|Ana>": '<a href="mailto:ana@acme.io">Ana</a>',
    "see https://a.example/x.": 'see <a href="https://a.example/x">https://a.example/x</a>.',
    f"<@{BO}> in <#{GENERAL}>": "@Bo in <button>#general</button>",
    "<@U0NOBODY99|gone>": "@gone",
    "<!channel> <!here>": "@channel @here",
    "<!subteam^S0TEAM0001|@devs>": "@devs",
    f"<!date^{NOW_S}^{{date_num}} {{time}}|once>": "<time>2026-03-09 08:40</time>",
    ":tada: :wave::skin-tone-3: :flag-pt:": "🎉 👋🏼 🇵🇹",
    "&amp;lt; &lt;b&gt;": "&amp;lt; &lt;b&gt;",
}

LEFT = {
    "2*3*4 snake_case_name a~b~c": "2*3*4 snake_case_name a~b~c",
    "* not bold *": "* not bold *",
    "- one\n- two": "- one<br>- two",
    "# heading": "# heading",
    "[label](https://a.example)": '[label](<a href="https://a.example">https://a.example</a>)',
    ":no_such_emoji: 12:30:45": ":no_such_emoji: 12:30:45",
    "<javascript:alert(1)|click>": "&lt;javascript:alert(1)|click&gt;",
    "<data:text/html,x>": "&lt;data:text/html,x&gt;",
    "<img src=x onerror=alert(1)>": "&lt;img src=x onerror=alert(1)&gt;",
    "<b>bold</b> &lt;script&gt;": "&lt;b&gt;bold&lt;/b&gt; &lt;script&gt;",
    "<!date^1^{no_such}|that day>": "that day",
    "a < b > c": "a &lt; b &gt; c",
}

MARKDOWN = {
    "# One\n\ntwo **three** _four_": "<h3>One</h3><p>two <strong>three</strong> <em>four</em></p>",
    "- a\n  1. b\n- [x] c": "<ul><li>a<ol><li>b</li></ol></li><li><input>c</li></ul>",
    "> q\n\n---": "<blockquote><p>q</p></blockquote><hr>",
    "```py\n<b>\n```": "<pre>&lt;b&gt;</pre>",
    "<script>x</script> [y](javascript:z)": "<p>&lt;script&gt;x&lt;/script&gt; [y](javascript:z)</p>",
    "snake_case_name 2 * 3": "<p>snake_case_name 2 * 3</p>",
}


async def shown(page: Page, workspace: FakeWorkspace, module: str, texts: dict[str, str]) -> dict[str, str]:
    await workspace.open(page)
    return dict(zip(texts, await page.evaluate(HTML, [module, module, list(texts)]), strict=True))


async def test_mrkdwn_is_read_as_slack_reads_it(page: Page, workspace: FakeWorkspace) -> None:
    assert await shown(page, workspace, "mrkdwn", READ) == READ


async def test_what_slack_does_not_read_stays_as_typed(page: Page, workspace: FakeWorkspace) -> None:
    assert await shown(page, workspace, "mrkdwn", LEFT) == LEFT


async def test_forty_thousand_hostile_characters_are_shown_whole(page: Page, workspace: FakeWorkspace) -> None:
    patterns = ["*a ", "*_~", "<a ", "`` ", ":a:", "&gt;", "\u202e*x* ", "👩‍💻"]
    typed = "\n".join((pattern * 5000)[:5000] for pattern in patterns)
    workspace.messages[GENERAL] = [message(-10, BO, typed + "\nthe end")]
    await workspace.open(page)
    shown = await page.text_content(".msg-content")
    assert shown is not None
    assert shown.startswith("*a *a *a ")
    assert shown.endswith("the end")
    assert shown.count("<a ") == 1666


async def test_markdown_block_reads_markdown_and_no_html(page: Page, workspace: FakeWorkspace) -> None:
    assert await shown(page, workspace, "markdown", MARKDOWN) == MARKDOWN


async def test_names_and_texts_full_of_markup_are_only_text(page: Page, workspace: FakeWorkspace) -> None:
    evil = '<img src=x onerror="window.owned=1"><script>window.owned=1</script>'
    workspace.state["channels"][0]["topic"] = evil
    workspace.state["users"][1].update(display_name=evil, real_name=evil)
    workspace.messages[GENERAL] = [
        message(-10, BO, evil, blocks=[{"type": "header", "text": {"text": evil}}], bot=True)
    ]
    await workspace.open(page)
    assert await page.evaluate("window.owned") is None
    assert await page.locator(".msg script, .msg img[src=x], .sidebar img[src=x]").count() == 0
    assert await page.inner_text(".block.header") == evil


async def test_a_message_of_only_emoji_is_shown_large(page: Page, workspace: FakeWorkspace) -> None:
    workspace.messages[GENERAL] = [
        message(-20, BO, ":tada: 👍🏽"),
        message(-10, BO, "well :tada:"),
        message(-5, BO, "12"),
    ]
    await workspace.open(page)
    assert await page.locator(".jumbo").count() == 1
