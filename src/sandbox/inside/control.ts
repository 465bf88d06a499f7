/** A second control API, for what local Slack's own lacks: forms and Home pages. */
import { isJson, type Json, type Settings, type Store } from './local-slack.js';

const WAIT_MS = 10_000;

/** Resolves at the next change of the open forms, or after ten seconds. */
function nextViewChange(store: Store): Promise<Json> {
  return new Promise((resolve) => {
    const done = (result: Json) => {
      clearTimeout(timer);
      store.off('view', onView);
      store.off('view_errors', onErrors);
      resolve(result);
    };
    const onView = () => done({ ok: true, views: store.modalStack });
    const onErrors = ({ errors }: { errors: unknown }) => done({ ok: false, errors });
    const timer = setTimeout(() => done({ ok: false, error: 'timeout' }), WAIT_MS);
    store.on('view', onView);
    store.on('view_errors', onErrors);
  });
}

/**
 * Answers `/_sandbox/…`, or null for another path:
 * `GET hello` who this is; `GET views` the open forms; `GET home/<person>` their Home page;
 * `POST submit {user, values}` submits the open form as that person, as the page does.
 */
export async function answerControl(
  request: Request,
  store: Store,
  settings: Settings,
  toPage: (frame: Json) => void,
): Promise<Json | null> {
  const path = new URL(request.url).pathname;
  if (path === '/_sandbox/hello') return { fingerprint: settings.fingerprint, pid: process.pid };
  if (path === '/_sandbox/views') return { views: store.modalStack };
  if (path.startsWith('/_sandbox/home/')) {
    const views = store.homeViews.get(path.slice('/_sandbox/home/'.length));
    return { view: [...(views?.values() ?? [])][0] ?? null };
  }
  if (path !== '/_sandbox/submit' || request.method !== 'POST') return null;
  const body: unknown = await request.json();
  if (!isJson(body) || store.modalStack.length === 0) return { ok: false, error: 'no_open_view' };
  const changed = nextViewChange(store);
  toPage({ t: 'view_submit', user: body['user'], values: body['values'] });
  return changed;
}
