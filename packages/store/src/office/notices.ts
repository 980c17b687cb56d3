import { pageOf } from '../paging.ts';
import { decode, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Notice, NoticeSettings } from '../supervise.ts';
import type { Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';
import { visible } from './visible.ts';

const noticeTable = table<Notice>('notices', {
  id: 'text',
  user: 'text',
  caseId: 'text',
  number: 'text',
  kind: 'text',
  text: 'json',
  about: 'json',
  at: 'instant',
  readAt: 'instant',
});
const settingsTable = table<{ user: string; settings: NoticeSettings }>('notice_settings', {
  user: 'text',
  settings: 'json',
});
const readNotice = (row: Row): Notice => decode(noticeTable, row);
const mostCounted = 100;

/** What people were told. Each reads their own, without what is of a case they are recused from. */
export function notices(scope: Scope): Transaction['notices'] {
  const { user } = scope.actor;
  const own = () => visible(scope, noticeTable).where('notices.user', user);
  return {
    list({ unread = false, ...page } = {}) {
      const query = unread ? own().whereNull('read_at') : own();
      return pageOf(query, { by: ['id'], direction: 'desc' }, page, readNotice);
    },
    async unread() {
      return (await own().whereNull('read_at').select('notices.id').limit(mostCounted)).length;
    },
    async settings(whose) {
      return (await scope.find(settingsTable, { user: whose }))?.settings ?? {};
    },
    add: (notice) =>
      scope.insert<Notice>(noticeTable, { ...notice, id: uuidv7(), at: scope.clock() }),
    async markRead(upTo, only = false) {
      const unread = scope.rows(noticeTable).where({ user }).whereNull('read_at');
      const rows = await unread.where('id', only ? '=' : '<=', upTo).select('id');
      for (const { id } of rows) {
        await scope.update(noticeTable, { id }, { readAt: scope.clock() });
      }
    },
    async saveSettings(settings) {
      const changed = await scope.update(settingsTable, { user }, { settings });
      if (changed === 0) await scope.insert(settingsTable, { user, settings });
    },
  };
}
