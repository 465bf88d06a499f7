import type { FileRef } from '../domain/place.js';
import type { Message } from './message.js';

/** Names that lead to files which stay where they are. */
export function fileLinks(files: readonly FileRef[], author: string): Message {
  const names = files.map(({ name }) => name).join(', ');
  return {
    fallback: `📎 ${names}`,
    ...(author !== '' && { author }),
    blocks: files.map(({ name, url }) => ({
      type: 'line',
      text: ['📎 ', url === undefined ? name : { link: url, text: name }],
    })),
  };
}
