import { BellOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useReply } from '../api/queries.ts';
import { useTexts } from '../texts/index.ts';

const every = 30_000;

/** How many notices are not read yet; leads to them. */
export function Bell() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const notices = useReply('notices', { query: { limit: 1 } }, { again: () => every });
  const unread = notices.data?.unread ?? 0;
  return (
    <Button
      type="text"
      aria-label={t('notices.unread', { count: unread })}
      title={t('notices.title')}
      onClick={() => navigate('/notices')}
      icon={
        <span className="bell">
          <BellOutlined aria-hidden />
          {unread > 0 && <span aria-hidden>{unread > 99 ? '99+' : unread}</span>}
        </span>
      }
    />
  );
}
