import { alike } from './canonical.ts';
import { longestInOrder } from './longest-in-order.ts';
import type { Section } from './model/form.ts';
import type { Operation, Overlay } from './model/overlay.ts';
import type { Text } from './model/text.ts';
import { isOfSection, type SectionOperation } from './overlay-sections.ts';
import { operationsOf, overlayOf, type Shaping, shaped } from './shaping.ts';

/** What a section is called, and what is said below that. */
export interface SectionWords {
  readonly title: Text;
  readonly description?: Text;
}

/** Whether a section is one that the office adds. */
export const isOwnSection = (overlay: Overlay | undefined, section: string): boolean =>
  operationsOf(overlay).some((one) => one.op === 'section' && one.section === section);

/** Adds a section at a place among the others (0 is first, at the end without). */
export function addSection(
  shaping: Shaping,
  section: string,
  words: SectionWords,
  index = Number.POSITIVE_INFINITY,
): Overlay | undefined {
  const added: Operation = { op: 'section', section, ...words };
  const wanted = idsOf(shaping).toSpliced(index, 0, section);
  return arranged(shaping, [...operationsOf(shaping.overlay), added], wanted);
}

/** Says what a section is called here; as the level above says it is no change. */
export function labelSection(
  shaping: Shaping,
  section: string,
  words: Partial<SectionWords>,
): Overlay | undefined {
  const { above, overlay } = shaping;
  const all = operationsOf(overlay);
  const own = all.findIndex((one) => one.op === 'section' && one.section === section);
  if (own >= 0) {
    const next = { ...all[own], ...words } as Operation;
    return overlayOf(shaping, all.with(own, next));
  }
  const was = above.sections.find(({ id }) => id === section);
  const { title, description } = words;
  const said = {
    ...(title && !alike(title, was?.title) && { title }),
    ...(description && !alike(description, was?.description) && { description }),
  };
  const others = all.filter((one) => !(one.op === 'retitle' && one.section === section));
  if (Object.keys(said).length === 0) return overlayOf(shaping, others);
  return overlayOf(shaping, inFront(others, { op: 'retitle', section, ...said }));
}

/** Moves a section to a place among the others (0 is first). */
export function moveSection(shaping: Shaping, section: string, index: number): Overlay | undefined {
  const others = idsOf(shaping).filter((id) => id !== section);
  return arranged(shaping, operationsOf(shaping.overlay), others.toSpliced(index, 0, section));
}

/**
 * Takes back what is said of a section: one of the level above stands and is called as there; one
 * of the office's own is gone, unless there is something in it.
 */
export function resetSection(shaping: Shaping, section: string): Overlay | undefined {
  const { above, overlay } = shaping;
  const found = shaped(shaping).form.sections.find(({ id }) => id === section);
  if (isOwnSection(overlay, section) && found && found.fields.length > 0) return overlay;
  const left = operationsOf(overlay).filter((one) => !isOfSection(one) || one.section !== section);
  return arranged(shaping, left, home(above.sections, idsOf(shaping), section));
}

/** Puts a section back where the level above has it; what else is said of it stays. */
export const resetSectionPlace = (shaping: Shaping, section: string): Overlay | undefined =>
  arranged(
    shaping,
    operationsOf(shaping.overlay),
    home(shaping.above.sections, idsOf(shaping), section),
  );

/** The order with a section back behind the one that it stands behind above, or without it. */
function home(above: readonly Section[], now: readonly string[], section: string): string[] {
  const others = now.filter((id) => id !== section);
  const place = above.findIndex(({ id }) => id === section);
  if (place < 0) return others;
  const before = above.slice(0, place).findLast(({ id }) => others.includes(id));
  return others.toSpliced(before ? others.indexOf(before.id) + 1 : 0, 0, section);
}

const idsOf = (shaping: Shaping) => shaped(shaping).form.sections.map(({ id }) => id);

/** Says the places of all sections anew, as `arranged` of `overlay-edits` does those of fields. */
function arranged(
  shaping: Shaping,
  operations: readonly Operation[],
  wanted: readonly string[],
): Overlay | undefined {
  const unplaced = operations.flatMap((one): SectionOperation[] => {
    if (!isOfSection(one) || one.op === 'arrange') return [];
    if (one.op === 'retitle') return [one];
    const { after: _after, first: _first, ...rest } = one;
    return [rest];
  });
  const natural = idsOf({ ...shaping, overlay: overlayOf(shaping, unplaced) });
  const stays = longestInOrder(natural, wanted, () => false);
  const moves = wanted.flatMap((section, i): SectionOperation[] => {
    if (stays.has(section)) return [];
    const after = wanted[i - 1];
    const spot = after === undefined ? { first: true as const } : { after };
    return [{ op: 'arrange', section, ...spot }];
  });
  const rest = operations.filter((one) => !isOfSection(one));
  return overlayOf(shaping, [...unplaced, ...moves, ...rest]);
}

/** What is done to sections stands before what is done to fields. */
const inFront = (all: readonly Operation[], one: SectionOperation): Operation[] => {
  const sections = all.filter(isOfSection);
  return [...sections, one, ...all.filter((other) => !isOfSection(other))];
};
