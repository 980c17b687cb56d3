import {
  anchorsFor,
  fieldTitle,
  formChanges,
  type Settlement,
  type Standing,
  sayOperation,
  type Text,
  type Way,
  waysOf,
} from '@bitan/definitions';
import { Radio, Select } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import type { Report } from './reports.ts';

interface Props {
  readonly report: Report;
  readonly standing: Standing;
  readonly settlement: Settlement | undefined;
  readonly onSettle: (settlement: Settlement) => void;
}

/** A change that both made, or that lost its place: what each says, and which one stays. */
export function Unsettled({ report, standing, settlement, onSettle }: Props) {
  const { t, say } = useTexts();
  const { was, is } = report;
  const { operation, why = 'refused', state } = standing;
  const theirs = theirsOf(report, standing);
  const ways = waysOf(report, standing);
  const chosen = wayOf(settlement);
  const choose = (way: Way) => {
    if (way === 'mine' || way === 'theirs') return onSettle(way);
    if (way === 'field') {
      const [field] = anchorsFor(is, report.overlay, operation);
      if (field !== undefined) onSettle({ field });
    } else onSettle({ section: is.sections[0]?.id ?? '' });
  };
  return (
    <fieldset className="unsettled" data-operation={standing.index} data-state={state}>
      <legend>{t(`base.why_${why}`)}</legend>
      <dl className="record">
        <dt>{t('base.mine')}</dt>
        <dd>{say(sayOperation(was, operation))}</dd>
        <dt>{t('base.theirs')}</dt>
        <dd>
          {theirs.map((sentence) => (
            <div key={sentence.en}>{say(sentence)}</div>
          ))}
        </dd>
      </dl>
      <Radio.Group
        aria-label={t('base.settle')}
        className="stack-small"
        value={chosen ?? null}
        onChange={({ target }) => choose(target.value)}
        options={ways.map((way) => ({
          value: way,
          label: t(`base.way_${way === 'theirs' && state === 'lost' ? 'drop' : way}`),
        }))}
      />
      <Anchor report={report} standing={standing} settlement={settlement} onSettle={onSettle} />
    </fieldset>
  );
}

/** What the level above did to what the change is about: its field, its section, its anchor. */
function theirsOf({ was, is }: Report, { operation, why, problem }: Standing): Text[] {
  if (problem) return [problem.message, problem.cure];
  const after = 'after' in operation ? operation.after : undefined;
  const changes = formChanges(was, is);
  const about = (field: string) => changes.filter((one) => one.field === field);
  const found =
    why === 'section' || !('field' in operation)
      ? changes.filter(({ kind }) => kind === 'section')
      : why === 'reads'
        ? changes.filter(({ field }) => field !== undefined && !is.schema.properties[field])
        : [...about('field' in operation ? operation.field : ''), ...about(after ?? '')];
  const all = found.length > 0 ? found : changes.filter(({ kind }) => kind === 'order');
  return all.map(({ said }) => said);
}

function wayOf(settlement: Settlement | undefined): Way | undefined {
  if (settlement === undefined || typeof settlement === 'string') return settlement;
  return 'field' in settlement ? 'field' : 'place';
}

/** To which field, or to which place, a change is tied instead. */
function Anchor({ report, standing, settlement, onSettle }: Props) {
  const { t, say, language } = useTexts();
  const { is, overlay } = report;
  if (typeof settlement !== 'object') return null;
  const named = (field: string) => ({ value: field, label: fieldTitle(is, field, language) });
  if ('field' in settlement) {
    return (
      <Select<string>
        aria-label={t('base.way_field')}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 260 }}
        value={settlement.field}
        options={anchorsFor(is, overlay, standing.operation).map(named)}
        onChange={(field) => onSettle({ field })}
      />
    );
  }
  const { section, after } = settlement;
  const fields = is.sections.find(({ id }) => id === section)?.fields ?? [];
  return (
    <div className="row">
      <Select<string>
        aria-label={t('base.section')}
        style={{ minWidth: 200 }}
        value={section}
        options={is.sections.map(({ id, title }) => ({ value: id, label: say(title) }))}
        onChange={(id) => onSettle({ section: id })}
      />
      <Select<string>
        aria-label={t('base.after')}
        style={{ minWidth: 260 }}
        value={after ?? ''}
        options={[{ value: '', label: t('base.first') }, ...fields.map(named)]}
        onChange={(field) => onSettle({ section, ...(field !== '' && { after: field }) })}
      />
    </div>
  );
}
