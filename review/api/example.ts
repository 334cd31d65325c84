import type { ApiDocument } from './document.ts'

type Operations = NonNullable<NonNullable<ApiDocument['paths']>[string]>
export type Operation = NonNullable<Operations['get']>

export interface DescribedOperation {
  readonly method: 'get' | 'put' | 'post'
  readonly path: string
  readonly operation: Operation
}

/** What can be asked for, in the order of the document. */
export function operationsOf(document: ApiDocument): DescribedOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, operations]) =>
    (['get', 'put', 'post'] as const).flatMap((method) => {
      const operation = operations[method]
      return operation === undefined ? [] : [{ method, path, operation }]
    }),
  )
}

/** A path with its query, made of the examples that the document gives; the tests ask for each. */
export function examplePath({ path, operation }: DescribedOperation): string {
  const query = new URLSearchParams()
  let filled = path
  for (const parameter of operation.parameters ?? []) {
    if (!('name' in parameter)) continue
    const { name, in: place, required } = parameter
    const example = exampleOf(parameter.schema)
    if (example === null) continue
    if (place === 'path') filled = filled.replace(`{${name}}`, example)
    else if (required === true) query.set(name, example)
  }
  return query.size === 0 ? filled : `${filled}?${query.toString()}`
}

/** The body that the document gives as an example; null where nothing is sent. */
function exampleBody({ operation }: DescribedOperation): string | null {
  const { requestBody } = operation
  if (requestBody === undefined || !('content' in requestBody)) return null
  const schema = requestBody.content['application/json']?.schema
  return typeof schema === 'object' && 'example' in schema ? JSON.stringify(schema.example) : null
}

function exampleOf(schema: unknown): string | null {
  if (typeof schema !== 'object' || schema === null || !('example' in schema)) return null
  const { example } = schema
  return typeof example === 'string' || typeof example === 'number' ? String(example) : null
}

/** The same as a command line. */
export function exampleCommand(origin: string, described: DescribedOperation): string {
  const url = `'${origin}${examplePath(described).replaceAll("'", '%27')}'`
  const body = exampleBody(described)
  if (described.method === 'get') return `curl ${url}`
  return `curl -X ${described.method.toUpperCase()} ${url} \\\n  -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/json' \\\n  -d '${body ?? '{}'}'`
}
