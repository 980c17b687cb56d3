import type { MovingView } from '@bitan/api';
import type { MoveStep } from '@bitan/definitions';
import { Button, Input, Select } from 'antd';
import { useTexts } from '../../texts/index.ts';

type FormOf = MovingView['forms'][number];

interface Props {
  readonly form: FormOf;
  readonly steps: readonly MoveStep[];
  readonly problems: MovingView['problems'];
  readonly mayEdit: boolean;
  readonly onChange: (steps: readonly MoveStep[]) => void;
}

const kinds = ['rename', 'split', 'divide', 'default', 'aside'] as const;
type Kind = (typeof kinds)[number];

/** What is declared for one form: fields that both versions have need nothing. */
export function Steps({ form, steps, problems, mayEdit, onChange }: Props) {
  const { t, say } = useTexts();
  const add = (kind: Kind) => {
    const step = newStep(kind, form);
    if (step) onChange([...steps, step]);
  };
  return (
    <div className="stack-small">
      <ul>
        {form.changes.map((change) => (
          <li key={change.en}>{say(change)}</li>
        ))}
      </ul>
      {mayEdit && <span className="quiet">{t('movings.declareHelp')}</span>}
      {steps.map((step, i) => (
        // A step has no name of its own: it is known by its place.
        <div key={i} className="stack-small" data-step={i}>
          <div className="row">
            <strong>{t(`movings.op_${step.op}`)}</strong>
            <Step
              form={form}
              step={step}
              mayEdit={mayEdit}
              onChange={(next) => onChange(steps.with(i, next))}
            />
            {mayEdit && (
              <Button
                size="small"
                danger
                aria-label={`${t('condition.remove')} ${i + 1}`}
                onClick={() => onChange(steps.toSpliced(i, 1))}
              >
                ×
              </Button>
            )}
          </div>
          {problems
            .filter(({ pointer }) => pointer === `/${form.id}/steps/${i}`)
            .map(({ message }) => (
              <div key={message.en} className="finding-error" role="alert">
                {say(message)}
              </div>
            ))}
        </div>
      ))}
      {mayEdit && (
        <div className="row" role="toolbar" aria-label={t('movings.declare')}>
          {kinds
            .filter((kind) => newStep(kind, form) !== undefined)
            .map((kind) => (
              <Button key={kind} size="small" data-kind={kind} onClick={() => add(kind)}>
                + {t(`movings.op_${kind}`)}
              </Button>
            ))}
        </div>
      )}
    </div>
  );
}

/** A step to begin with, about the first field that has no other place. */
function newStep(op: Kind, { from, to }: FormOf): MoveStep | undefined {
  const gone = from.find(({ same }) => !same) ?? from[0];
  const fresh = to.find(({ same }) => !same) ?? to[0];
  const other = to.find(({ id }) => id !== fresh?.id) ?? fresh;
  if (!gone || !fresh || !other) return undefined;
  switch (op) {
    case 'rename':
      return { op, from: gone.id, to: fresh.id };
    case 'split':
      return { op, from: gone.id, separator: '、', to: [fresh.id, other.id] };
    case 'divide': {
      const chosen =
        gone.choices.length > 0 ? gone : from.find(({ choices }) => choices.length > 0);
      if (!chosen) return undefined;
      const goal = { field: fresh.id, value: fresh.choices[0]?.id ?? true };
      return {
        op,
        from: chosen.id,
        choices: Object.fromEntries(chosen.choices.map(({ id }) => [id, goal])),
      };
    }
    case 'default':
      return { op, field: fresh.id, value: fresh.choices[0]?.id ?? '' };
    case 'aside':
      return { op, from: gone.id };
  }
}

interface StepProps {
  readonly form: FormOf;
  readonly step: MoveStep;
  readonly mayEdit: boolean;
  readonly onChange: (step: MoveStep) => void;
}

function Step({ form, step, mayEdit, onChange }: StepProps) {
  const { t, say } = useTexts();
  const { from, to } = form;
  const field = (
    label: string,
    fields: FormOf['from'],
    value: string,
    change: (id: string) => void,
  ) => (
    <Select<string>
      size="small"
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 200 }}
      disabled={!mayEdit}
      value={value}
      options={fields.map(({ id, title }) => ({ value: id, label: say(title) }))}
      onChange={change}
    />
  );
  const old = (value: string, change: (id: string) => void) =>
    field(t('movings.old'), from, value, change);
  const next = (value: string, change: (id: string) => void, i = 0) =>
    field(`${t('movings.new')} ${i + 1}`, to, value, change);
  switch (step.op) {
    case 'aside':
      return old(step.from, (id) => onChange({ ...step, from: id }));
    case 'rename':
      return (
        <>
          {old(step.from, (id) => onChange({ op: 'rename', from: id, to: step.to }))} →{' '}
          {next(step.to, (id) => onChange({ ...step, to: id }))}
          <Renamed form={form} step={step} mayEdit={mayEdit} onChange={onChange} />
        </>
      );
    case 'split':
      return (
        <>
          {old(step.from, (id) => onChange({ ...step, from: id }))}
          <Line
            label={t('movings.separator')}
            value={step.separator}
            mayEdit={mayEdit}
            onChange={(separator) => onChange({ ...step, separator })}
          />
          {step.to.map((one, i) => (
            <span key={one}>
              {next(one, (id) => onChange({ ...step, to: step.to.with(i, id) }), i)}
            </span>
          ))}
        </>
      );
    case 'divide':
      return (
        <>
          {old(step.from, (id) => onChange({ ...step, from: id }))}
          {Object.entries(step.choices).map(([choice, goal]) => (
            <span key={choice} className="row">
              {sayChoice(form, step.from, choice, say)} →
              {next(goal.field, (id) =>
                onChange({
                  ...step,
                  choices: { ...step.choices, [choice]: { ...goal, field: id } },
                }),
              )}
              <Line
                label={`${t('designer.value')} ${choice}`}
                value={String(goal.value)}
                mayEdit={mayEdit}
                onChange={(value) =>
                  onChange({
                    ...step,
                    choices: { ...step.choices, [choice]: { ...goal, value: asValue(value) } },
                  })
                }
              />
            </span>
          ))}
        </>
      );
    case 'default':
      return (
        <>
          {next(step.field, (id) => onChange({ ...step, field: id }))} =
          <Line
            label={t('designer.value')}
            value={String(step.value)}
            mayEdit={mayEdit}
            onChange={(value) => onChange({ ...step, value: asValue(value) })}
          />
        </>
      );
  }
}

type Say = ReturnType<typeof useTexts>['say'];
const sayChoice = ({ from }: FormOf, field: string, choice: string, say: Say): string => {
  const title = from.find(({ id }) => id === field)?.choices.find(({ id }) => id === choice)?.title;
  return title ? say(title) : choice;
};

/** What each choice is called in the other field, where both have choices. */
function Renamed({
  form,
  step,
  mayEdit,
  onChange,
}: StepProps & { readonly step: Extract<MoveStep, { op: 'rename' }> }) {
  const { say } = useTexts();
  const [old, now] = [
    form.from.find(({ id }) => id === step.from),
    form.to.find(({ id }) => id === step.to),
  ];
  if (!old || !now || old.choices.length === 0 || now.choices.length === 0) return null;
  return old.choices.map((choice) => (
    <span key={choice.id} className="row">
      {say(choice.title)} →
      <Select<string>
        size="small"
        aria-label={say(choice.title)}
        style={{ minWidth: 140 }}
        disabled={!mayEdit}
        value={String(step.choices?.[choice.id] ?? choice.id)}
        options={now.choices.map(({ id, title }) => ({ value: id, label: say(title) }))}
        onChange={(id) => onChange({ ...step, choices: { ...step.choices, [choice.id]: id } })}
      />
    </span>
  ));
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly mayEdit: boolean;
  readonly onChange: (value: string) => void;
}

/** A short text that counts once it is left. */
function Line({ label, value, mayEdit, onChange }: LineProps) {
  return (
    <Input
      key={value}
      size="small"
      aria-label={label}
      style={{ width: 120 }}
      disabled={!mayEdit}
      defaultValue={value}
      onBlur={({ target }) => target.value !== value && onChange(target.value)}
    />
  );
}

/** What is typed as people write it: yes and no as `true` and `false`, numbers as numbers. */
function asValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
}
