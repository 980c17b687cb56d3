import type { Basis } from '@bitan/definitions';

/** What somebody wrote as the ground of a change; it is in the language it was written in. */
export function ownBasis(why: string): Basis {
  return {
    title: { 'zh-CN': '本单位制度修改', en: 'Changed by this office' },
    note: { 'zh-CN': why, en: why },
    mark: 'D',
  };
}
