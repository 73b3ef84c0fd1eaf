import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

/** Says that this city does not exist. */
export function DemoBadge() {
  const { t } = useTranslation();
  return (
    <Tooltip title={t('demo.words')}>
      <span className="demo-badge">{t('demo.badge')}</span>
    </Tooltip>
  );
}
