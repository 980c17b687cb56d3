import { Spin } from 'antd';
import { useReply } from '../../../api/queries.ts';
import { sayInstant } from '../../../components/time.ts';
import { useTexts } from '../../../texts/index.ts';
import { Remark } from '../remark.tsx';
import { useStudio } from '../studio.tsx';

/** Who changed what in the draft, the latest first. */
export function StepsSide() {
  const { t, say } = useTexts();
  const { view } = useStudio();
  const reply = useReply('draftSteps', {
    path: { draft: view.id },
    query: { after: 0 },
  });
  if (!reply.data) return <Spin />;
  return (
    <div className="stack-small" data-testid="studio-steps">
      <Remark item="" />
      {reply.data.steps.length === 0 && <span className="quiet">{t('studio.noSteps')}</span>}
      <ol className="studio-findings" reversed>
        {reply.data.steps.toReversed().map((step) => (
          <li key={step.revision}>
            <strong>{step.by}</strong> <small className="quiet">{sayInstant(step.at)}</small>
            {step.said.map((sentence) => (
              <div key={sentence.en}>{say(sentence)}</div>
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}
