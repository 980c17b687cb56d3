import 'dayjs/locale/zh-cn';

/** Days and months picked from a calendar that speaks Chinese too. */
export { DatePicker } from 'antd';
