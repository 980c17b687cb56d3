import type { DraftChanges } from '@bitan/api';
import type { Basis, ParameterValue } from '@bitan/definitions';

/** A draft's changes with another value of a parameter. */
export function withParameter(
  changes: DraftChanges,
  id: string,
  value: ParameterValue,
  why: string,
): DraftChanges {
  return {
    ...changes,
    parameters: [
      ...withoutParameter(changes, id).parameters,
      { id, value, basis: [ownBasis(why)] },
    ],
  };
}

export function withoutParameter(changes: DraftChanges, id: string): DraftChanges {
  return { ...changes, parameters: changes.parameters.filter((one) => one.id !== id) };
}

/** What somebody wrote as the ground of a change; it is in the language it was written in. */
export function ownBasis(why: string): Basis {
  return {
    title: { 'zh-CN': '本单位制度修改', en: 'Changed by this office' },
    note: { 'zh-CN': why, en: why },
    mark: 'D',
  };
}
