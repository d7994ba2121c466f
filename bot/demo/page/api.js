/** Speaks to the workspace's own interface under /_local/: JSON requests and the stream of events. Knows no elements. */

/** A refusal of the workspace: `code` is its error word, `detail` says more. */
export class ApiError extends Error {
  constructor(code, detail, status) {
    super(detail || code);
    this.code = code;
    this.detail = detail ?? "";
    this.status = status;
  }
}

const MEANING = {
  operation_timeout: "The app did not answer within three seconds. Try again.",
  dispatch_failed: "The app could not be reached. Is it running?",
  app_not_connected: "The app is not connected to this workspace.",
  expired_trigger_id: "That took too long: the form can no longer be opened. Start it again.",
  trigger_expired: "That took too long: the form can no longer be opened. Start it again.",
  exchanged_trigger_id: "That form was already opened once. Start it again.",
  view_not_found: "This form is no longer open.",
  not_found: "That is no longer there.",
  action_not_found: "That button is no longer there. The message may have changed.",
  app_not_installed: "The app is not installed in this workspace.",
  invalid_command_response: "The app’s answer was not one that Slack would show.",
  invalid_response: "The app’s answer was not one that Slack would take.",
  expired: "This has expired. Start it again.",
  message_not_found: "That message is no longer there.",
  channel_not_found: "That conversation is not there for you.",
  not_in_channel: "You are not in this conversation.",
  ratelimited: "Too fast: wait a second and try again.",
  msg_too_long: "That message is too long (40,000 characters at most).",
  no_text: "There is nothing to send.",
  unreachable: "The workspace does not answer. It may have been stopped.",
};

/** What a refusal means, in words for the person at the page. */
export function explain(error) {
  const known = MEANING[error.code];
  if (known) return known;
  return error.detail ? `${error.detail} (${error.code})` : `That did not work: ${error.code ?? error.message}.`;
}

async function call(method, path, body) {
  const init = { method, headers: { Accept: "application/json" } };
  if (body !== undefined) {
    init.headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(`/_local/${path}`, init);
  } catch {
    throw new ApiError("unreachable", "", 0);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(answer.error ?? `http_${response.status}`, answer.detail, response.status);
  return answer;
}

const query = (params) => new URLSearchParams(Object.entries(params).filter(([, v]) => v !== undefined && v !== null));

/** GET /_local/<path> with query parameters; undefined ones are left out. */
export const get = (path, params = {}) => call("GET", `${path}?${query(params)}`);

/** POST /_local/<path> with a JSON body. */
export const post = (path, body) => call("POST", path, body);

const RETRY_MS = [500, 1000, 2000, 4000];

/**
 * Listens to the stream until `close()` is called; opens it again when it breaks, ever more slowly.
 * `onUp(again)` runs at each opening, `again` being false the first time; `onDown` when the line is lost.
 */
export function openStream(params, { onEvent, onUp, onDown }) {
  let source = null;
  let timer = 0;
  let failures = 0;
  let opened = false;
  const open = () => {
    source = new EventSource(`/_local/stream?${query(params)}`);
    source.onopen = () => {
      failures = 0;
      onUp(opened);
      opened = true;
    };
    source.onmessage = (event) => onEvent(JSON.parse(event.data));
    source.onerror = () => {
      source.close();
      onDown();
      timer = setTimeout(open, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
      failures += 1;
    };
  };
  open();
  return {
    close() {
      clearTimeout(timer);
      source.close();
    },
  };
}
