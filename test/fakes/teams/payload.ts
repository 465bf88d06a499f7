import type { MessageRecord, World } from './world.js';

/** Teams hands a message over as Microsoft Graph has it. */
export function payload(world: World, message: MessageRecord): object {
  const author = world.people.get(message.from);
  const escaped = message.text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return {
    id: message.id,
    ...(message.root !== message.id && { replyToId: message.root }),
    body: {
      contentType: 'html',
      content: `<div><p>${escaped.replaceAll('\n', '</p><p>')}</p></div>`,
    },
    from: author
      ? { user: { id: author.aadObjectId, displayName: author.name, userIdentityType: 'aadUser' } }
      : { application: { id: world.appId } },
    attachments: message.files.map(({ name, url }) => ({
      contentType: 'reference',
      contentUrl: url,
      name,
    })),
  };
}
