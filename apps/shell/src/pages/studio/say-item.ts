import type {
  Calendar,
  DecisionOverlay,
  Document,
  DocumentChange,
  Edit,
  Example,
  Fact,
  Overlay,
  OverviewChange,
  ParameterOverride,
  RuleChange,
} from '@bitan/definitions';
import { layeredOverview, sayParameterValues } from '@bitan/definitions';
import { sayRule } from '@bitan/rules/browser';
import { useTexts } from '../../texts/index.ts';
import { useDraft, useStudio } from './studio.tsx';

/** Says what a draft, or somebody else's, says at a path. */
export function useSayItem(): (path: string, item: Edit['now']) => string {
  const { t, say, language } = useTexts();
  const { words } = useStudio();
  const { edition, above } = useDraft('edition', 'above');
  const titleOf = (decision: string, name: string) => {
    const rules = [above, edition].flatMap((one) => one.decisions[decision]?.rules ?? []);
    const rule = rules.find((one) => one.name === name);
    return rule ? say(rule.title) : name;
  };
  return (path, item) => {
    const [kind = '', id = '', name = ''] = path.split('/');
    const decision = edition.decisions[id];
    if (item === undefined) return t('item.asAbove');
    switch (kind) {
      case 'parameters': {
        const parameter = words.parameters[id];
        const said = sayParameterValues(parameter ?? {}, item as ParameterOverride, language);
        return `${parameter ? say(parameter.title) : id}: ${said}`;
      }
      case 'rules': {
        const change = item as RuleChange;
        if ('disable' in change) return `${titleOf(id, name)}: ${t('item.leftOut')}`;
        const rule = 'add' in change ? change.add : change.replace;
        const sentence = decision ? `: ${sayRule(words, decision, rule, language)}` : '';
        return say(rule.title) + sentence;
      }
      case 'order': {
        const names = item as NonNullable<DecisionOverlay['order']>;
        const titles = names.map((one) => titleOf(id, one));
        return t('item.order', { rules: titles.join(t('common.and')) });
      }
      case 'overlays': {
        const form = edition.forms[id];
        const count = (item as Overlay).operations.length;
        return t('item.form', { form: form ? say(form.title) : id, count });
      }
      case 'facts':
        return t('item.fact', { title: say((item as Fact).title) });
      case 'documents': {
        const document = item as Document | DocumentChange;
        const title = document.title ?? above.documents[id]?.title;
        const file = document.template?.name ?? '';
        return t('item.document', { title: title ? say(title) : id, file });
      }
      case 'calendars': {
        const { holidays, workdays } = item as Calendar;
        return t('item.calendar', { year: id, free: holidays.length, worked: workdays.length });
      }
      case 'overview': {
        const entry = layeredOverview(above, { overview: [item as OverviewChange] });
        const title = entry.find((one) => one.id === id)?.title;
        const how = 'entry' in item ? t('arranging.changed') : t('arranging.ownEntry');
        return t('arranging.change', { title: title ? say(title) : id, how });
      }
      default:
        return t('item.example', { title: say((item as Example).title) });
    }
  };
}
