/**
 * Where in a draft an item is changed, as the query of its page.
 *
 * @param item a path of `Edit`
 * @returns undefined for what has no place of its own there
 */
export function addressIn(item: string): string | undefined {
  const [kind, id = ''] = item.split('/');
  switch (kind) {
    case 'rules':
      return `?tab=decisions&decision=${id}`;
    case 'documents':
      return `?tab=documents&document=${id}`;
    case 'calendars':
      return `?tab=calendars&year=${id}`;
    case 'overview':
      return '?tab=overview';
    case 'parameters':
      return `?tab=parameters&item=${encodeURIComponent(item)}`;
    default:
      return undefined;
  }
}
