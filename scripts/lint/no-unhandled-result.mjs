// @ts-check

/**
 * Reports a `Result` that is not used, because an expected failure would go unhandled. `void call()` marks a result
 * that is ignored on purpose.
 * @type {import('eslint').Rule.RuleModule}
 */
export const noUnhandledResult = {
  meta: {
    type: 'problem',
    docs: { description: 'An expected failure is a value that someone handles.' },
    messages: { unhandled: 'This Result is not looked at: handle its error.' },
    schema: [],
  },
  create(context) {
    /** @type {import('typescript-eslint').parser.ParserServicesWithTypeInformation} */
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();

    /** @param {import('typescript').Type} type @returns {boolean} */
    function isResult(type) {
      const parts = type.isUnion() ? type.types : [type];
      const has = (/** @type {import('typescript').Type} */ part, /** @type {string} */ name) =>
        part.getProperty(name) !== undefined;
      return (
        parts.every((part) => has(part, 'ok') && (has(part, 'value') || has(part, 'error'))) &&
        parts.some((part) => has(part, 'error'))
      );
    }

    return {
      ExpressionStatement(node) {
        const expression = node.expression;
        if (expression.type !== 'CallExpression' && expression.type !== 'AwaitExpression') return;
        const type = checker.getAwaitedType(services.getTypeAtLocation(/** @type {any} */ (expression)));
        if (type !== undefined && isResult(type)) context.report({ node, messageId: 'unhandled' });
      },
    };
  },
};
