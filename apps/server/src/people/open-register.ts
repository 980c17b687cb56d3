import type { Fault } from '@bitan/api';
import type { RegisterEntry } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { Refusal } from '../http/refusal.ts';
import { officeOf } from '../work/standing.ts';
import { isReader, registersOf } from './register-views.ts';
import { mustBeAllowed } from './signed-in.ts';
import { kindOf } from './subjects.ts';

/** Reads the entries about somebody that are read only by who says why; every reading is recorded. */
export const openRegister: UseCase<'openRegister'> = async ({ runtime, me, path, body }) => {
  mustBeAllowed(me, 'cases.read');
  const kind = kindOf(path.kind);
  const office = officeOf(runtime, me);
  const now = runtime.clock();
  const { edition } = await runtime.editions.at(me.office.id, now);
  const { registers } = edition;
  const register = Object.hasOwn(registers, path.register) ? registers[path.register] : undefined;
  if (!register?.opened) throw new Refusal('not-found');
  if (!isReader(me, register)) throw new Refusal('forbidden');
  if (!body.reason.trim()) throw new Refusal('body-invalid', { errors: [noReason] });
  const part = register.opened.views?.find(({ id }) => id === body.view);
  if (body.view !== undefined && !part) throw new Refusal('not-found');
  const isLeftOut = ({ data }: RegisterEntry) =>
    part?.without.values.includes(String(data[part.without.field])) === true;
  const all = await office.records.list({ [kind]: path.id });
  const entries = all.filter((one) => one.register === register.id && !isLeftOut(one));
  await office.transaction(async (tx) => {
    const detail = { register: register.id, reason: body.reason, ...(part && { view: part.id }) };
    tx.audit.add({ event: 'register.opened', subject: path.id, detail });
  });
  const [view] = await registersOf(me, office, edition, kind, entries, now);
  const { id, title } = register;
  return view ?? { id, title, fields: [], groups: [], entries: [] };
};

const noReason: Fault = {
  pointer: '/reason',
  message: { 'zh-CN': '请写明查阅事由。', en: 'Say why it is read.' },
};
