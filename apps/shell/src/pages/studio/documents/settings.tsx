import { aboutOf, type Document } from '@bitan/definitions';
import { Button, Checkbox } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { BasisEditor } from '../basis-editor.tsx';
import { Line, Property, TextInput } from '../forms/inputs.tsx';
import { useDraft, useStudio } from '../studio.tsx';
import { ActionsSelect } from './actions-select.tsx';
import { changePaper, type Paper } from './papers.ts';
import { Signers } from './signers.tsx';

/** What a document is called, how it is numbered, at which actions it is made, and by whom. */
export function Settings({ paper }: { readonly paper: Paper }) {
  const { t } = useTexts();
  const { store, view } = useStudio();
  const { is, above } = paper;
  const disabled = !view.mayEdit || above?.locked === true;
  const change = (parts: Parameters<typeof changePaper>[1]) => store.do(changePaper(paper, parts));
  return (
    <div className="stack-small">
      {above?.locked && <span className="quiet">{t('papers.locked')}</span>}
      <TextInput
        label={t('papers.name')}
        value={is.title}
        disabled={disabled}
        onChange={(title) => change({ title })}
      />
      <NumberPattern paper={paper} disabled={disabled} onChange={(number) => change({ number })} />
      <Subject document={is} />
      {aboutOf(is) === 'case' && is.workflow !== undefined && (
        <Property label={t('papers.actions')}>
          <ActionsSelect
            workflow={is.workflow}
            value={is.actions}
            always={above?.actions ?? []}
            disabled={disabled}
            onChange={(actions) => change({ actions })}
          />
        </Property>
      )}
      <Roles paper={paper} disabled={disabled} onChange={(roles) => change({ roles })} />
      {above ? (
        <Signed document={is} />
      ) : (
        <>
          <Signers
            signed={is.signed ?? []}
            disabled={disabled}
            onChange={(signed) => change({ signed })}
          />
          {!disabled && (
            <Property label={t('papers.basis')}>
              <BasisEditor basis={is.basis} onChange={(basis) => change({ basis: [...basis] })} />
            </Property>
          )}
        </>
      )}
    </div>
  );
}

interface PartProps<Value> {
  readonly paper: Paper;
  readonly disabled: boolean;
  readonly onChange: (value: Value) => void;
}

/** The pattern of the number, and what the next one looks like. */
function NumberPattern(props: PartProps<string | undefined>) {
  const { paper, disabled, onChange } = props;
  const { t } = useTexts();
  const { is, above } = paper;
  const { number } = is;
  // Those of the level above can be numbered otherwise, but not left without a number.
  const mayClear = number !== undefined && !disabled && above?.number === undefined;
  const year = new Date().getFullYear();
  return (
    <Property label={t('papers.number')}>
      <div className="row">
        <span style={{ flex: 1, minWidth: 220 }}>
          <Line
            label={t('papers.number')}
            value={number ?? ''}
            disabled={disabled}
            onChange={(next) => onChange(next.includes('{n}') ? next : `${next}{n}号`)}
          />
        </span>
        {mayClear && (
          <Button size="small" onClick={() => onChange(undefined)}>
            {t('papers.noNumber')}
          </Button>
        )}
      </div>
      <span className="quiet" data-testid="number-example">
        {number === undefined
          ? t('papers.numberHelp')
          : t('papers.numberExample', {
              number: number.replaceAll('{year}', String(year)).replaceAll('{n}', '1'),
            })}
      </span>
    </Property>
  );
}

/** Of a document from above fewer roles can make it; of one's own, any. */
function Roles({ paper: { is, above }, disabled, onChange }: PartProps<string[]>) {
  const { t, say } = useTexts();
  const { roles } = useDraft('above').above;
  const choices = Object.values(roles).filter(({ id }) => !above || above.roles.includes(id));
  return (
    <Property label={t('papers.roles')}>
      <Checkbox.Group
        aria-label={t('papers.roles')}
        disabled={disabled}
        value={is.roles}
        options={choices.map(({ id, title }) => ({ value: id, label: say(title) }))}
        onChange={(chosen) => {
          if (chosen.length > 0)
            onChange(choices.flatMap(({ id }) => (chosen.includes(id) ? [id] : [])));
        }}
      />
      {above && <span className="quiet">{t('papers.rolesHelp')}</span>}
    </Property>
  );
}

/** What it is made of, which stays as it is: its template can say no other things. */
function Subject({ document }: { readonly document: Document }) {
  const { t, say } = useTexts();
  const { workflows } = useDraft().above;
  const title = say(workflows[document.workflow ?? '']?.title ?? { 'zh-CN': '', en: '' });
  const said = {
    case: t('papers.ofCase', { title }),
    person: t('papers.ofPerson'),
    unit: t('papers.ofUnit'),
    report: t('papers.ofReport', { title }),
  };
  return (
    <Property label={t('papers.about')}>
      <span data-testid="paper-about">{said[aboutOf(document)]}</span>
    </Property>
  );
}

function Signed({ document: { signed = [] } }: { readonly document: Document }) {
  const { t, say } = useTexts();
  if (signed.length === 0) return null;
  return (
    <span className="quiet">{t('documents.signed', { who: signed.map(say).join('、') })}</span>
  );
}
