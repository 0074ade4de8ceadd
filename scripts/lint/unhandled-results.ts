/**
 * Finds results that nobody looks at, because an expected failure would go unhandled. `void call()` marks a result that
 * is ignored on purpose. The types come from the native compiler, which the linter's own rules use as well.
 */
import { join, relative } from 'node:path';
import type { AwaitExpression, CallExpression, Expression, Node, SourceFile } from 'typescript-native/unstable/ast';
import {
  isAwaitExpression,
  isCallExpression,
  isExpressionStatement,
  isIdentifier,
  isPropertyAccessExpression,
} from 'typescript-native/unstable/ast/is';
import { API, type Checker, type Project, type Type } from 'typescript-native/unstable/sync';

/** Assertions return nothing to look at, and there are ten times as many of them as of all other calls. */
const ASSERTION = 'expect';

/** Innermost expression of a chain of calls and properties, such as `a` of `await a.b().c()`. */
function beginning(expression: Expression): Expression {
  if (isAwaitExpression(expression) || isCallExpression(expression) || isPropertyAccessExpression(expression))
    return beginning(expression.expression);
  return expression;
}

/** Calls whose value is not used. */
function unusedCalls(file: SourceFile): readonly (AwaitExpression | CallExpression)[] {
  const calls: (AwaitExpression | CallExpression)[] = [];
  const visit = (node: Node): void => {
    if (isExpressionStatement(node)) {
      const { expression } = node;
      const first = beginning(expression);
      const asserts = isIdentifier(first) && first.text === ASSERTION;
      if ((isCallExpression(expression) || isAwaitExpression(expression)) && !asserts) calls.push(expression);
    }
    node.forEachChild(visit);
  };
  visit(file);
  return calls;
}

/** Whether values of a type are a `Result`, or one side of it. */
function isResult(checker: Checker, type: Type): boolean {
  const parts = type.isUnionType() ? type.getTypes() : [type];
  const has = (part: Type, name: string) => checker.getPropertyOfType(part, name) !== undefined;
  return (
    parts.every((part) => has(part, 'ok') && (has(part, 'value') || has(part, 'error'))) &&
    parts.some((part) => has(part, 'error'))
  );
}

/** Places of the unhandled results in a project, as `file:line`; files of packages and of other projects are left out. */
function placesIn({ program, checker }: Project, root: string): readonly string[] {
  const known = new Map<number, boolean>();
  const isUnhandled = (type: Type): boolean => {
    const answer = known.get(type.id) ?? isResult(checker, type);
    known.set(type.id, answer);
    return answer;
  };
  return program.getSourceFileNames().flatMap((name) => {
    const path = relative(root, name);
    const file = /^\.\.|node_modules/.test(path) ? undefined : program.getSourceFile(name);
    const calls = file === undefined ? [] : unusedCalls(file);
    if (file === undefined || calls.length === 0) return [];
    const types = checker.getTypeAtLocation(calls);
    const found = calls.filter((_, at) => {
      const type = types[at];
      return type !== undefined && isUnhandled(type);
    });
    return found.map((call) => `${path}:${String(file.text.slice(0, call.end).split('\n').length)}`);
  });
}

/** Places of the unhandled results of projects, which are given by the paths of their settings from `root`. */
export function unhandledResults(root: string, projects: readonly string[]): readonly string[] {
  const api = new API({ cwd: root });
  try {
    const paths = projects.map((project) => join(root, project));
    const snapshot = api.updateSnapshot({ openProjects: paths });
    const places = paths.flatMap((path) => {
      const project = snapshot.getProject(path);
      if (project === undefined) throw new Error(`${path} is no project`);
      return placesIn(project, root);
    });
    return [...new Set(places)].sort();
  } finally {
    api.close();
  }
}
