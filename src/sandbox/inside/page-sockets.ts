import type { Json, Settings, Store } from './local-slack.js';
import { frameToPage, peopleOptions, type PageContext } from './page-frames.js';

/** A web socket of local Slack's server: the page's when `kind` is `ui`. */
export interface Socket {
  data: { kind: string };
  send(text: string): unknown;
}

const pageContext = (store: Store, { userGroups }: Settings): PageContext => ({
  people: peopleOptions(store.allUsers()),
  groupNames: Object.fromEntries(userGroups.map(({ id, handle }) => [id, handle])),
  reader: { now: new Date() },
});

/** The page's sockets, each as local Slack sees it: what it sends is drawn for the page first. */
export function drawnSockets(store: Store, settings: Settings) {
  const drawn = new WeakMap<Socket, Socket>();
  return (socket: Socket): Socket => {
    const known = drawn.get(socket);
    if (known || socket.data.kind !== 'ui') return known ?? socket;
    const made: Socket = {
      data: socket.data,
      send: (text) =>
        socket.send(
          JSON.stringify(frameToPage(JSON.parse(text) as Json, pageContext(store, settings))),
        ),
    };
    drawn.set(socket, made);
    return made;
  };
}
