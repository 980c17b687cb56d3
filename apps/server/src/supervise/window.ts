import type { Filter } from '@bitan/definitions';
import type { Reading, RegisterEntry } from '@bitan/store';

interface Entries {
  readonly register: string;
  readonly where?: readonly Filter[];
}

/** The entries of a register between two instants that hold what is asked, page by page. */
export async function* entriesOf(
  office: Pick<Reading, 'entries'>,
  { register, where = [] }: Entries,
  window: { readonly since: string; readonly until: string },
): AsyncGenerator<RegisterEntry> {
  for (let after: string | undefined; ; ) {
    const page = await office.entries.within({ register, ...window, after, limit: 200 });
    for (const entry of page.items) if (isMeant(entry, where)) yield entry;
    if (!page.next) return;
    after = page.next;
  }
}

const isMeant = ({ data }: RegisterEntry, where: readonly Filter[]) =>
  where.every(({ field, in: values }) => {
    const value = data[field];
    const all = Array.isArray(value) ? value : [value];
    return all.some((one) => one !== undefined && values.includes(one));
  });
