import type { Kind, Pack } from './model/pack.ts';
import type { Problem } from './problem.ts';

/** Where a definition stands: its file, and its JSON Pointer in it. */
export interface Place {
  readonly file: string;
  readonly pointer: string;
}

const places = new WeakMap<object, Place>();

/** Remembers where an item was read from. */
export function locate(item: object, place: Place): void {
  places.set(item, place);
}

/** Where an item was read from; one that was made in the product has its pack for a file. */
export function placeOf(pack: Pack, kind: Kind | 'manifest', index = 0): Place {
  const item = kind === 'manifest' ? pack.manifest : pack[kind][index];
  const place = item && places.get(item);
  return (
    place ?? {
      file: `${pack.manifest.id}/${kind}`,
      pointer: kind === 'manifest' ? '' : `/${index}`,
    }
  );
}

/** A place inside another one, by the names and indexes that lead there. */
export function within({ file, pointer }: Place, ...steps: (string | number)[]): Place {
  const escaped = steps.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  return { file, pointer: [pointer, ...escaped].join('/') };
}

/** What is wrong and what to do, in Chinese and English. */
export type Said = readonly [zh: string, en: string, cureZh: string, cureEn: string];

/** One problem at a place. */
export function problem(
  code: string,
  place: Place,
  [zh, en, cureZh, cureEn]: Said,
  severity: Problem['severity'] = 'error',
): Problem {
  return {
    severity,
    code,
    ...place,
    message: { 'zh-CN': zh, en },
    cure: { 'zh-CN': cureZh, en: cureEn },
  };
}

/** The known name that is nearest to a mistyped one, if one is near. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const one of known) {
    const distance = distanceOf(name, one);
    if (!best || distance < best.distance) best = { name: one, distance };
  }
  return best && best.distance <= Math.max(2, name.length / 3) ? best.name : undefined;
}

/** A reference to something that is not there, with the nearest thing that is. */
export function unknown(
  code: string,
  place: Place,
  [zh, en]: readonly [string, string],
  name: string,
  known: Iterable<string>,
): Problem {
  const near = nearest(name, known);
  return problem(code, place, [
    `没有${zh}「${name}」。`,
    `There is no ${en} “${name}”.`,
    near ? `是否应为「${near}」？` : '请先定义，或改用已有的。',
    near ? `Did you mean “${near}”?` : 'Define it first, or use one that exists.',
  ]);
}

/** Levenshtein's distance. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
