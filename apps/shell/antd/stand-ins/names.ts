/** The class under which the variables of the look are declared. */
export const variables = 'css-var';
