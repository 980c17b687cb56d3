import type { StudioView } from '@bitan/api';
import {
  type Edition,
  type Form,
  type Layer,
  type Overlay,
  type Standing,
  threeWay,
} from '@bitan/definitions';
import { useMemo } from 'react';
import { hashOf } from '../layer-file.ts';
import { useDraft, useStudio } from '../studio.tsx';

/** A form that the level above changed since the office's own changes to it were last seen. */
export interface Report {
  readonly was: Form;
  readonly is: Form;
  readonly overlay: Overlay;
  readonly standings: readonly Standing[];
}

/** The forms of the draft whose base is another one now, with how each change stands. */
export function useReports(): readonly Report[] {
  const { view } = useStudio();
  const { above, layer } = useDraft('above', 'layer');
  return useMemo(() => reportsOn(above, layer, view.bases), [above, layer, view.bases]);
}

export const reportsOn = (above: Edition, layer: Layer, bases: StudioView['bases']): Report[] =>
  (layer.overlays ?? []).flatMap((overlay): Report[] => {
    const is = above.forms[overlay.form];
    const was = bases.find(({ base }) => base === overlay.base)?.was;
    if (!is || !was || baseOf(is) === overlay.base) return [];
    return [{ was, is, overlay, standings: threeWay({ was, is, overlay }) }];
  });

const hashes = new WeakMap<Form, string>();

/** The name of a form of the level above by its content. */
export function baseOf(form: Form): string {
  const hash = hashes.get(form) ?? hashOf(form);
  hashes.set(form, hash);
  return hash;
}

export const isClean = ({ standings }: Report): boolean =>
  standings.every(({ state }) => state === 'clean');
