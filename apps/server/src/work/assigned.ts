import type { Action, Text } from '@bitan/definitions';
import type { Reading } from '@bitan/store';
import { Refusal } from '../http/refusal.ts';
import type { Accepted } from './answers.ts';
import type { Standing } from './standing.ts';

/**
 * Whom an action makes the handler must work here and not be recused from the case; otherwise the
 * case would wait for nobody.
 *
 * @throws Refusal `answers-invalid`
 */
export async function checkAssigned(
  reading: Reading,
  { position }: Standing,
  { assigns }: Action,
  { all }: Accepted,
): Promise<void> {
  const handler = assigns === undefined ? undefined : all[assigns];
  if (handler === undefined) return;
  const users = await reading.users.list();
  if (!users.some(({ id, disabled }) => id === handler && !disabled)) refuse(notHere);
  if (position.recused?.includes(String(handler))) refuse(recused);

  function refuse(message: Text): never {
    throw new Refusal('answers-invalid', { errors: [{ pointer: `/answers/${assigns}`, message }] });
  }
}

const notHere: Text = {
  'zh-CN': '请选择本单位在职的同事。',
  en: 'Choose a colleague of this office.',
};
const recused: Text = {
  'zh-CN': '该同事已回避此件，请选择其他人。',
  en: 'This colleague is recused from the case; choose somebody else.',
};
