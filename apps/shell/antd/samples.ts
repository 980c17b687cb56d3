import {
  Alert,
  Badge,
  Button,
  Card,
  Checkbox,
  Collapse,
  DatePicker,
  Drawer,
  Dropdown,
  Empty,
  Form,
  Input,
  InputNumber,
  Menu,
  Modal,
  Popconfirm,
  Popover,
  Progress,
  Radio,
  Segmented,
  Select,
  Skeleton,
  Space,
  Spin,
  Statistic,
  Switch,
  Tabs,
  Tag,
  Tooltip,
  Upload,
} from 'antd';
import { type ComponentType, createElement, type ReactNode } from 'react';

/** Every control of antd that the shell uses, drawn once. */
export const samples: readonly ReactNode[] = [
  plain(Alert),
  plain(Badge, { count: 1 }),
  plain(Button),
  createElement(Space, null, createElement(Space.Compact, null, plain(Button))),
  plain(Card),
  plain(Checkbox),
  plain(Collapse),
  plain(DatePicker),
  plain(Drawer),
  plain(Dropdown, { menu: { items: [] }, children: createElement('span') }),
  plain(Empty),
  createElement(Form, null, plain(Form.Item, { name: 'one', help: 'help' })),
  plain(Input),
  plain(Input.Password),
  plain(Input.Search),
  plain(Input.TextArea),
  plain(InputNumber),
  plain(Menu),
  plain(Modal),
  asked(Modal),
  plain(Popconfirm),
  plain(Popover),
  plain(Progress),
  plain(Radio),
  plain(Radio.Group, { options: ['one'] }),
  plain(Segmented, { options: ['one'] }),
  plain(Select),
  plain(Skeleton),
  plain(Spin),
  plain(Statistic),
  plain(Switch),
  plain(Tabs),
  plain(Tag, { color: 'success' }),
  plain(Tag, { color: 'blue' }),
  plain(Tooltip),
  plain(Upload),
];

function plain(control: unknown, properties: object = {}): ReactNode {
  return createElement(control as ComponentType<object>, properties);
}

/** antd's own way to draw a dialog of `useModal` where there is no page. */
function asked(dialog: object): ReactNode {
  const { _InternalPanelDoNotUseOrYouWillBeFired: panel } = dialog as Record<string, unknown>;
  return plain(panel, { type: 'confirm' });
}
