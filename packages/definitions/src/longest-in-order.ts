/** The most that can stay where they are so that the others fall into place around them. */
export function longestInOrder(
  natural: readonly string[],
  wanted: readonly string[],
  isLocked: (field: string) => boolean,
): ReadonlySet<string> {
  const places = wanted.map((field) => natural.indexOf(field));
  const worth = (i: number) => (isLocked(wanted[i] ?? '') ? wanted.length : 1);
  const best: { sum: number; before: number }[] = [];
  for (const [i, place] of places.entries()) {
    let [sum, before] = [0, -1];
    for (let j = 0; j < i; j += 1) {
      const other = places[j] ?? -1;
      if (other >= 0 && other < place && (best[j]?.sum ?? 0) > sum) {
        [sum, before] = [best[j]?.sum ?? 0, j];
      }
    }
    best.push(place < 0 ? { sum: 0, before: -1 } : { sum: sum + worth(i), before });
  }
  const stays = new Set<string>();
  let at = best.reduce((top, { sum }, i) => (sum > (best[top]?.sum ?? 0) ? i : top), 0);
  while (at >= 0 && (best[at]?.sum ?? 0) > 0) {
    stays.add(wanted[at] ?? '');
    at = best[at]?.before ?? -1;
  }
  return stays;
}
