import { BookOutlined } from '@ant-design/icons';
import type { Basis } from '@bitan/definitions';
import { Button, Popover } from 'antd';
import { useTexts } from '../texts/index.ts';
import { Badge } from './badge.tsx';

interface Props {
  readonly basis: readonly Basis[];
}

/** What a rule or a value rests on, and how far that was verified. */
export function BasisList({ basis }: Props) {
  const { t } = useTexts();
  return (
    <div className="stack-small">
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {basis.map((one) => (
          <li key={one.title.en + one.article + one.note?.en}>
            <OneBasis basis={one} />
          </li>
        ))}
      </ul>
      <small className="quiet">{t('basis.line')}</small>
    </div>
  );
}

/** The same behind a button, where there is no room for it. */
export function BasisPopover({ basis }: Props) {
  const { t } = useTexts();
  const content = (
    <div style={{ maxWidth: 420 }}>
      <BasisList basis={basis} />
    </div>
  );
  return (
    <Popover trigger="click" title={t('basis.show')} content={content}>
      <Button type="text" size="small" icon={<BookOutlined aria-hidden />}>
        {t('basis.show')}
      </Button>
    </Popover>
  );
}

function OneBasis({ basis }: { readonly basis: Basis }) {
  const { t, say } = useTexts();
  const { title, article, note, phrase, requirement, mark } = basis;
  return (
    <span>
      {say(title)} {article} {phrase && <q>{phrase}</q>} {note && say(note)}{' '}
      {requirement && (
        <span className="quiet">
          {t('basis.requirement')} {requirement}{' '}
        </span>
      )}
      <Badge>
        {mark} · {t(`basis.${mark}`)}
      </Badge>
    </span>
  );
}
