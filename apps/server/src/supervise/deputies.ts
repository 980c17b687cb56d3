import type { Colleague, DeputyView, Fault } from '@bitan/api';
import type { Text } from '@bitan/definitions';
import type { Deputy, User } from '@bitan/store';
import { civilDate } from '@bitan/workflow';
import type { Ask, UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { colleaguesOf } from '../people/names.ts';
import type { SignedIn } from '../people/signed-in.ts';
import { officeOf } from '../work/standing.ts';
import { tell } from './tell.ts';

/** Who stands in for whom, now and later. */
export const deputies: UseCase<'deputies'> = async ({ runtime, me }) => {
  const office = officeOf(runtime, me);
  const today = civilDate(runtime.clock());
  const [all, nameOf] = await Promise.all([office.deputies.from(today), colleaguesOf(office)]);
  return all.map((one) => deputyView(one, nameOf, me, today));
};

/** One names a deputy for oneself; who supervises names one for others. Both are told. */
export const addDeputy: UseCase<'addDeputy'> = async (ask) => {
  const { runtime, me, body } = ask;
  const office = officeOf(runtime, me);
  if (body.absent !== me.user.id && !me.may.has('cases.supervise')) throw new Refusal('forbidden');
  const now = runtime.clock();
  mustBeUsable(ask, await office.users.list(), civilDate(now));
  const made = await once(office, ask, async (tx) => {
    const deputy = await tx.deputies.insert(body);
    const { absent, from, until } = deputy;
    tx.audit.add({ event: 'deputy.named', subject: deputy.id, detail: body });
    await tell(
      tx,
      { users: [absent, deputy.deputy] },
      {
        kind: 'deputy',
        text: {
          'zh-CN': `已安排代理：${from} 至 ${until}。`,
          en: `A deputy was named for ${from} to ${until}.`,
        },
      },
      now,
    );
    return deputy;
  });
  return deputyView(made, await colleaguesOf(office), me, civilDate(now));
};

export const endDeputy: UseCase<'endDeputy'> = async (ask) => {
  const { runtime, me, path } = ask;
  const office = officeOf(runtime, me);
  const today = civilDate(runtime.clock());
  const found = (await office.deputies.from(today)).find(({ id }) => id === path.id);
  if (!found) throw new Refusal('not-found');
  if (!mayEnd(found, me)) throw new Refusal('forbidden');
  await once(office, ask, async (tx) => {
    await tx.deputies.end(path.id);
    tx.audit.add({ event: 'deputy.ended', subject: path.id });
    return path.id;
  });
  return { ...deputyView(found, await colleaguesOf(office), me, today), now: false, mayEnd: false };
};

function mustBeUsable({ body, me }: Ask<'addDeputy'>, users: readonly User[], today: string) {
  const errors: Fault[] = [];
  const check = (is: boolean, pointer: string, message: Text) => {
    if (!is) errors.push({ pointer, message });
  };
  const absent = users.find(({ id }) => id === body.absent);
  const deputy = users.find(({ id, disabled }) => id === body.deputy && !disabled);
  check(absent !== undefined, '/absent', notHere);
  check(deputy !== undefined && deputy.id !== body.absent, '/deputy', notHere);
  if (absent && deputy) {
    const shared = deputy.roles.some((role) => absent.roles.includes(role));
    check(shared, '/deputy', noRole);
  }
  check(body.from <= body.until, '/until', backwards);
  check(body.until >= today, '/until', over);
  if (errors.length > 0) throw new Refusal('body-invalid', { errors });
  return me;
}

const mayEnd = ({ absent, namedBy }: Deputy, me: SignedIn) =>
  [absent, namedBy].includes(me.user.id) || me.may.has('cases.supervise');

function deputyView(
  one: Deputy,
  nameOf: (id: string) => Colleague,
  me: SignedIn,
  today: string,
): DeputyView {
  const { id, absent, deputy, from, until, reason, namedBy } = one;
  return {
    id,
    absent: nameOf(absent),
    deputy: nameOf(deputy),
    from,
    until,
    reason,
    namedBy: nameOf(namedBy),
    now: from <= today && today <= until,
    mayEnd: mayEnd(one, me),
  };
}

const notHere: Text = {
  'zh-CN': '请选择本单位在职的另一位同事。',
  en: 'Choose another colleague who works here.',
};
const noRole: Text = {
  'zh-CN': '代理人须与被代理人有相同的角色。',
  en: 'A deputy needs a role that the absent colleague has.',
};
const backwards: Text = {
  'zh-CN': '结束日期不能早于开始日期。',
  en: 'It cannot end before it begins.',
};
const over: Text = { 'zh-CN': '结束日期已过。', en: 'That day is over.' };
