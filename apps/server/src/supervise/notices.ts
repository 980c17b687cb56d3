import type { NoticeView } from '@bitan/api';
import type { Notice } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { officeOf } from '../work/standing.ts';

/** What this user was told, latest first. */
export const notices: UseCase<'notices'> = async ({ runtime, me, query }) => {
  const office = officeOf(runtime, me);
  const { unread, ...page } = query;
  const [found, count] = await Promise.all([
    office.notices.list({ ...page, unread: unread === 'true' }),
    office.notices.unread(),
  ]);
  return {
    notices: found.items.map(noticeView),
    unread: count,
    ...(found.next && { next: found.next }),
  };
};

const noticeView = ({ id, kind, text, caseId, number, about, at, readAt }: Notice): NoticeView => ({
  id,
  kind,
  text,
  ...(caseId && number && { case: { id: caseId, number } }),
  ...(about && { about }),
  at,
  read: readAt !== undefined,
});

export const readNotices: UseCase<'readNotices'> = async (ask) => {
  const { runtime, me, body } = ask;
  const office = officeOf(runtime, me);
  await once(office, ask, async (tx) => {
    await tx.notices.markRead(body.notice, body.only ?? false);
    tx.audit.add({ event: 'notices.read', subject: me.user.id });
    return body.notice;
  });
  return { unread: await office.notices.unread() };
};

export const noticeSettings: UseCase<'noticeSettings'> = async ({ runtime, me }) => {
  const { mail, quiet = [] } = await officeOf(runtime, me).notices.settings(me.user.id);
  return { ...(mail && { mail }), quiet: [...quiet], mailing: runtime.config.smtp !== undefined };
};

export const saveNoticeSettings: UseCase<'saveNoticeSettings'> = async (ask) => {
  const { runtime, me, body } = ask;
  await once(officeOf(runtime, me), ask, async (tx) => {
    await tx.notices.saveSettings(body);
    tx.audit.add({
      event: 'notices.settings',
      subject: me.user.id,
      detail: { mail: body.mail !== undefined, quiet: body.quiet },
    });
    return me.user.id;
  });
  return { ...body, mailing: runtime.config.smtp !== undefined };
};
