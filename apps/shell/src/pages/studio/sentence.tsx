import { type Condition, isParameter, type Leaf, parameterId, type Rule } from '@bitan/definitions';
import { leafWords } from '@bitan/rules/browser';
import { Fragment, type ReactNode } from 'react';
import { useTexts } from '../../texts/index.ts';
import { LeafForm } from './leaf-form.tsx';
import { ParameterChip } from './parameter-chip.tsx';
import { useStudio } from './studio.tsx';

interface Props {
  readonly rule: Rule;
  /** The JSON Pointer of the comparison that is being edited. */
  readonly part: string | undefined;
  readonly editable: boolean;
  readonly onPart: (part: string | undefined) => void;
  readonly onLeaf: (pointer: string, leaf: Leaf | undefined) => void;
  /** What is remarkable about single comparisons, by their pointers. */
  readonly marks: ReadonlyMap<string, string>;
}

/** The conditions of a rule as one sentence, each comparison a chip that can be changed in place. */
export function Sentence(props: Props) {
  const { t } = useTexts();
  return (
    <span className="sentence">
      {t('studio.if')} <Part {...props} condition={props.rule.conditions} at="/conditions" top />
    </span>
  );
}

interface PartProps extends Props {
  readonly condition: Condition;
  readonly at: string;
  readonly top?: boolean;
}

function Part({ condition, at, top = false, ...props }: PartProps) {
  const { t } = useTexts();
  if ('fact' in condition) return <Chip {...props} leaf={condition} at={at} />;
  if ('not' in condition) {
    return (
      <span>
        {t('studio.not')}
        <Grouped>
          <Part {...props} condition={condition.not} at={`${at}/not`} top />
        </Grouped>
      </span>
    );
  }
  const kind = 'all' in condition ? 'all' : 'any';
  const parts = 'all' in condition ? condition.all : condition.any;
  const said = parts.map((part, i) => (
    <Fragment key={i}>
      {i > 0 && <span className="joint">{t(kind === 'all' ? 'studio.and' : 'studio.or')}</span>}
      <Part {...props} condition={part} at={`${at}/${kind}/${i}`} />
    </Fragment>
  ));
  return top || parts.length === 1 ? said : <Grouped>{said}</Grouped>;
}

function Grouped({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  return (
    <span className="grouped">
      {t('common.open')}
      {children}
      {t('common.close')}
    </span>
  );
}

interface ChipProps extends Props {
  readonly leaf: Leaf;
  readonly at: string;
}

function Chip({ leaf, at, rule, part, editable, onPart, onLeaf, marks }: ChipProps) {
  const { words } = useStudio();
  const { t, language } = useTexts();
  const mark = marks.get(at);
  if (part === at) {
    return (
      <LeafForm
        leaf={leaf}
        label={t('studio.condition')}
        onDone={(next) => onLeaf(at, next)}
        onCancel={() => onPart(undefined)}
      />
    );
  }
  const { fact, operator, operand } = leafWords(words, leaf, language);
  const said = [fact, operator, operand].join(language === 'en' ? ' ' : '');
  const chip = editable ? (
    <button
      type="button"
      className={mark ? 'chip marked' : 'chip'}
      title={mark ?? t('studio.change')}
      aria-label={`${t('studio.change')} ${said}`}
      data-at={at}
      onClick={() => onPart(at)}
    >
      {said}
    </button>
  ) : (
    <span className={mark ? 'chip fixed marked' : 'chip fixed'} title={mark}>
      {said}
    </span>
  );
  if (!isParameter(leaf.value)) return chip;
  return (
    <span>
      {chip}
      <ParameterChip id={parameterId(leaf.value)} place={`${rule.name}${at}`} />
    </span>
  );
}
