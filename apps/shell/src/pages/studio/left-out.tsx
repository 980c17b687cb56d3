import { type Rule, resetRule } from '@bitan/definitions';
import { Button } from 'antd';
import { useTexts } from '../../texts/index.ts';
import { useStudio } from './studio.tsx';

/** A rule of the level above that is not applied here, with a way back. */
export function LeftOut({ decision, rule }: { readonly decision: string; readonly rule: Rule }) {
  const { t, say } = useTexts();
  const { store, view } = useStudio();
  return (
    <div className="row left-out" data-left-out={rule.name}>
      <s>{say(rule.title)}</s>
      {view.mayEdit && (
        <Button
          size="small"
          onClick={() => store.do((drafting) => resetRule(drafting, decision, rule.name))}
        >
          {t('studio.bringBack')}
        </Button>
      )}
    </div>
  );
}
