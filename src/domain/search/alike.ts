/** How well a word that was typed fits one that stands there: 1 the same, 0 not at all. */
export function alike(typed: string, word: string): number {
  if (typed === word) return 1;
  if (typed.length >= SHORTEST_START && word.startsWith(typed)) return 0.8;
  const most = allowedSlips(typed);
  if (most === 0 || Math.abs(typed.length - word.length) > most) return 0;
  // Numbers are names: 142 is not 143.
  if (/\d/.test(typed) || /\d/.test(word)) return 0;
  const slips = distance(typed, word, most);
  return slips > most ? 0 : 0.7 - 0.15 * slips;
}

const SHORTEST_START = 3;

/** Short words are too close to each other to forgive anything. */
const allowedSlips = ({ length }: string): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Letters that are wrong, missing, too many, or in the wrong order; more than `most` are not counted. */
function distance(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (beforeLast[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
