/** Edits needed to make one word of the other; a swap of neighbours counts as one. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/**
 * The known word that was probably meant: within a third of its letters, case and `-`/`_` aside.
 * `undefined` when nothing is near.
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const bare = (text: string) => text.toLowerCase().replaceAll(/[-_\s]/g, '');
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(bare(word), bare(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.ceil(bare(candidate).length / 3))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}
