/** An element of WordprocessingML: its name and attributes without the prefix, and what is in it. */
export const w = (name, attributes = {}, ...inside) => {
  const said = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key.includes(':') ? key : `w:${key}`}="${escaped(value)}"`)
    .join('');
  const content = inside.flat(Infinity).filter(Boolean).join('');
  return content ? `<w:${name}${said}>${content}</w:${name}>` : `<w:${name}${said}/>`;
};

/** The content of a file of the package. */
export const file = (content) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;

export const namespaces = {
  'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};

export const escaped = (text) =>
  String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
