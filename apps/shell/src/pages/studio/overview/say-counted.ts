import { countingOf, linesOf, type OverviewEntry } from '@bitan/definitions';
import { useTexts } from '../../../texts/index.ts';
import { useDraft } from '../studio.tsx';

/** Says what an entry counts: which cases, by which section of their report, and which lines of it. */
export function useSayCounted(): (entry: OverviewEntry) => string {
  const { t, say } = useTexts();
  const { edition } = useDraft('edition');
  return (entry) => {
    const flow = edition.workflows[entry.workflow];
    const section = flow?.report?.find(({ id }) => id === entry.section);
    const counting = flow && countingOf(entry, flow);
    const known = flow && counting ? linesOf(counting, flow, edition) : {};
    const lines = (entry.lines ?? []).flatMap((line) => known[line] ?? []).map(say);
    return [
      flow ? say(flow.title) : entry.workflow,
      section ? say(section.title) : t('arranging.countsOwn'),
      ...(lines.length > 0 ? [lines.join(t('common.and'))] : []),
    ].join(' · ');
  };
}
