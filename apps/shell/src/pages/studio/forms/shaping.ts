import {
  type Form,
  itemAt,
  type Mark,
  marksOf,
  type Overlay,
  type Problem,
  type Shaping,
  shaped,
} from '@bitan/definitions';
import { useMemo } from 'react';
import { baseOf } from '../base/reports.ts';
import type { Doing } from '../draft-store.ts';
import { put } from '../rule-doings.ts';
import { useDraft, useStudio } from '../studio.tsx';

/** One form of a draft while it is being shaped. */
export interface Shaped extends Shaping {
  /** As it would be. */
  readonly form: Form;
  /** What is otherwise in it than above. */
  readonly marks: readonly Mark[];
  /** What of the overlay does not fit on the form of the level above. */
  readonly problems: readonly Problem[];
  /** Changes it; without an overlay nothing is left of the changes. */
  readonly change: (to: (shaping: Shaping) => Overlay | undefined) => void;
}

/** The form of this id, with what the draft changes in it; nothing where there is no such form. */
export function useShaping(id: string): Shaped | undefined {
  const { store } = useStudio();
  const { above: edition, layer } = useDraft('above', 'layer');
  const above = edition.forms[id];
  const overlay = overlayIn(layer, id);
  return useMemo(() => {
    if (!above) return undefined;
    const change: Shaped['change'] = (to) => store.do(shape(above, to));
    const marks = marksOf({ above, overlay });
    return { above, overlay, ...shaped({ above, overlay }), marks, change };
  }, [above, overlay, store]);
}

const shape =
  (above: Form, to: (shaping: Shaping) => Overlay | undefined): Doing =>
  (drafting) => {
    const now = to({ above, overlay: overlayIn(drafting.layer, above.id) });
    // Who begins to change a form sees it as it is above now.
    return put(`overlays/${above.id}`, now && { base: baseOf(above), ...now })(drafting);
  };

const overlayIn = (layer: Parameters<typeof itemAt>[0], form: string) =>
  itemAt(layer, `overlays/${form}`) as Overlay | undefined;
