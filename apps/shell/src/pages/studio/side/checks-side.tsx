import type { DraftView } from '@bitan/api';
import type { Example } from '@bitan/definitions';
import { Button } from 'antd';
import { Badge } from '../../../components/badge.tsx';
import { useTexts } from '../../../texts/index.ts';
import { useActive } from '../active.tsx';
import { put } from '../rule-doings.ts';
import { useChecking, useChecks, useDraft, useStudio } from '../studio.tsx';

/** What the checks say of one decision, first what keeps the draft from being published. */
export function ChecksSide({ decision }: { readonly decision: string }) {
  const { t, say } = useTexts();
  const { revision } = useDraft('revision');
  const checks = useChecks();
  if (!checks) return <Checking />;
  const isStale = checks.revision !== revision;
  const { findings, invariants, milder, analysis, examples } = checks;
  const broken = invariants.filter(({ result }) => result !== 'proved');
  const here = analysis.filter((one) => one.decision === undefined || one.decision === decision);
  return (
    <div className="stack-small" aria-busy={isStale} data-testid="studio-checks">
      <div className="row">{isStale ? <Checking /> : <Ready checks={checks} />}</div>
      <ul className="studio-findings">
        {findings.map(({ code, place, severity, message, cure }) => (
          <li key={code + place + message.en}>
            <Badge tone={severity === 'error' ? 'bad' : 'warn'}>{t(`draft.${severity}`)}</Badge>{' '}
            {say(message)} {say(cure)}
          </li>
        ))}
        {broken.map(({ id, title, witness }) => (
          <li key={id}>
            <Badge tone="bad">{t('draft.broken')}</Badge> {say(title)} {witness && say(witness)}
          </li>
        ))}
        {milder.map(({ decision: one, result, sentence }) => (
          <li key={one.id}>
            <Badge tone={result === 'milder' ? 'bad' : 'warn'}>{t(`draft.${result}`)}</Badge>{' '}
            {say(sentence)}
          </li>
        ))}
        {examples.failed.map(({ id, title, message }) => (
          <li key={id}>
            <Badge tone="bad">{t('studio.caseFails')}</Badge> {say(title)} — {say(message)}
          </li>
        ))}
        {here.map((one) => (
          <Analysed key={one.key} finding={one} />
        ))}
      </ul>
    </div>
  );
}

/** Checks that are under way, and can be stopped; or that were. */
function Checking() {
  const { t } = useTexts();
  const { isChecking, stop, again } = useChecking();
  return (
    <>
      <Badge>{t(isChecking ? 'studio.checking' : 'studio.unchecked')}</Badge>
      <Button size="small" onClick={isChecking ? stop : again}>
        {t(isChecking ? 'studio.stopChecks' : 'studio.checkAgain')}
      </Button>
    </>
  );
}

function Ready({ checks }: { readonly checks: DraftView }) {
  const { t } = useTexts();
  return checks.ready ? (
    <Badge tone="good">{t('studio.ready')}</Badge>
  ) : (
    <Badge tone="bad">{t('studio.notReady')}</Badge>
  );
}

/** A finding with the case that shows it, which can be kept as a case of the policy. */
function Analysed({ finding }: { readonly finding: DraftView['analysis'][number] }) {
  const { t, say } = useTexts();
  const { setActive } = useActive();
  const { mustBeMeant, sentence, decision, rules, pointer, example, result } = finding;
  const [rule] = rules;
  return (
    <li>
      {mustBeMeant && <Badge tone="warn">{t('draft.mustBeMeant')}</Badge>}
      {result === 'undecided' && <Badge tone="warn">{t('draft.undecided')}</Badge>} {say(sentence)}
      <div className="row">
        {decision && rule && (
          <Button
            type="link"
            size="small"
            onClick={() => setActive({ decision, rule, part: pointer ?? 'actions' })}
          >
            {t('studio.show')}
          </Button>
        )}
        {example && <Adopt example={example} />}
      </div>
    </li>
  );
}

/** Takes a proposed case into the draft; what it must come to is what the draft gives for it now. */
export function Adopt({ example }: { readonly example: Example }) {
  const { t, say } = useTexts();
  const { store, view } = useStudio();
  const isKept = useDraft('layer').layer.examples?.some(({ id }) => id === example.id) ?? false;
  if (!view.mayEdit) return null;
  return (
    <Button
      type="link"
      size="small"
      disabled={isKept}
      aria-label={`${t('studio.adopt')} ${say(example.title)}`}
      onClick={() => store.do(put(`examples/${example.id}`, example))}
    >
      {t(isKept ? 'studio.adopted' : 'studio.adopt')}
    </Button>
  );
}
