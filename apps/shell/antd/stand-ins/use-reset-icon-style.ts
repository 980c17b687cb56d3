/** In place of the styles of icons, which are in the files of styles already. */
export default () => undefined;
