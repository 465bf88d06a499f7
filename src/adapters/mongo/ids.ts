/**
 * The `_id` of a row: `<deskId>/<part>/…/<part>`. All but the last part are escaped, so that two
 * different lists of parts never yield the same id.
 */
export function rowId(deskId: string, ...parts: readonly string[]): string {
  const all = [deskId, ...parts];
  return all.map((part, i) => (i < all.length - 1 ? escapePart(part) : part)).join('/');
}

const escapePart = (part: string): string => part.replaceAll('%', '%25').replaceAll('/', '%2F');
