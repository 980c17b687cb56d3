import type { AttachmentView } from '@bitan/api';
import { fileTypes } from '@bitan/definitions';
import { useReply } from '../../api/queries.ts';

/** What files are called and how large they are, by id; of those that one may not see, nothing. */
export function useAttachments(
  ids: readonly string[],
  known: readonly AttachmentView[] = [],
): ReadonlyMap<string, AttachmentView> {
  const asked = ids.filter((id) => !known.some((one) => one.id === id));
  const query = { ids: asked.join(',') };
  const found = useReply('attachments', { query }, { enabled: asked.length > 0 });
  return new Map([...known, ...(found.data ?? [])].map((one) => [one.id, one]));
}

export const addressOf = ({ id }: AttachmentView): string => `/api/attachments/${id}/content`;

/** Whether a browser shows such a file by itself. */
export const canBeShown = ({ type }: AttachmentView): boolean =>
  type === 'pdf' || isPicture({ type });
export const isPicture = ({ type }: Pick<AttachmentView, 'type'>): boolean =>
  fileTypes[type].media.startsWith('image/');

/** `3.4 MB`, `120 KB`. */
export function sayBytes(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${Math.round(bytes / 102.4 / 1024) / 10} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

/** The ids in an answer: one, several or none. */
export const idsOf = (answer: unknown): readonly string[] =>
  Array.isArray(answer) ? answer.map(String) : typeof answer === 'string' ? [answer] : [];
