import { type NoticeKind, type NoticeSettingsView, noticeKinds } from '@bitan/api';
import { Button, Card, Checkbox, Form, Input } from 'antd';
import { useReply, useSend } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTold } from '../../components/told.tsx';
import { type TextKey, useTexts } from '../../texts/index.ts';

const names: Readonly<Record<NoticeKind, TextKey>> = {
  'alarm.half': 'notices.kind.half',
  'alarm.due': 'notices.kind.due',
  'alarm.overdue': 'notices.kind.overdue',
  'alarm.severe': 'notices.kind.severe',
  'deadline.moved': 'notices.kind.moved',
  flow: 'notices.kind.flow',
  deputy: 'notices.kind.deputy',
  handover: 'notices.kind.handover',
  pattern: 'notices.kind.pattern',
  'sample.drawn': 'notices.kind.sample',
  'answers.expired': 'notices.kind.expired',
};

/** Where mails go, and about what. */
export function Settings() {
  const { t } = useTexts();
  const settings = useReply('noticeSettings', {});
  return (
    <Card size="small" title={<h2 style={{ margin: 0, fontSize: 16 }}>{t('notices.settings')}</h2>}>
      <Loaded of={settings}>{(known) => <Fields known={known} />}</Loaded>
    </Card>
  );
}

interface Values {
  readonly mail?: string;
  readonly wanted: readonly string[];
}

function Fields({ known }: { readonly known: NoticeSettingsView }) {
  const { t } = useTexts();
  const told = useTold();
  const save = useSend('saveNoticeSettings');
  const onFinish = ({ mail, wanted }: Values) =>
    save.mutate(
      {
        body: {
          ...(mail?.trim() && { mail: mail.trim() }),
          quiet: noticeKinds.filter((kind) => !wanted.includes(kind)),
        },
      },
      { onSuccess: () => told.success(t('notices.saved')) },
    );
  return (
    <Form<Values>
      layout="vertical"
      initialValues={{
        mail: known.mail,
        wanted: noticeKinds.filter((one) => !known.quiet.includes(one)),
      }}
      onFinish={onFinish}
    >
      <p className="quiet">
        {t('notices.settingsNote')} {t(known.mailing ? 'notices.mailing' : 'notices.notMailing')}
      </p>
      <Form.Item name="mail" label={t('notices.mail')}>
        <Input type="email" autoComplete="email" style={{ maxWidth: 360 }} />
      </Form.Item>
      <Form.Item name="wanted" label={t('notices.kinds')}>
        <Checkbox.Group options={noticeKinds.map((value) => ({ value, label: t(names[value]) }))} />
      </Form.Item>
      <ProblemBanner problem={save.error} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('common.save')}
      </Button>
    </Form>
  );
}
