import type { DragEvent } from 'react';
import { type PartKind, partKinds } from './adding.ts';

const kindType = 'application/x-bitan-kind';
const partType = 'application/x-bitan-part';

/** What is dragged: something new from the palette, or a part of the form. */
export type Dragged = { readonly kind: PartKind } | { readonly part: string };

export const beginDrag = (dragged: Dragged) => (event: DragEvent) => {
  const [type, value] = 'kind' in dragged ? [kindType, dragged.kind] : [partType, dragged.part];
  event.dataTransfer.setData(type, value);
  event.dataTransfer.effectAllowed = 'copyMove';
};

/** Lets something be dropped here, if it is from the designer. */
export function allowDrop(event: DragEvent): void {
  const { types } = event.dataTransfer;
  if (types.includes(kindType) || types.includes(partType)) event.preventDefault();
}

export function draggedIn(event: DragEvent): Dragged | undefined {
  const kind = partKinds.find((one) => one === event.dataTransfer.getData(kindType));
  if (kind) return { kind };
  const part = event.dataTransfer.getData(partType);
  return part === '' ? undefined : { part };
}
