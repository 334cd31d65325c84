import type { PageView } from '../components/layout.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import type { ApiDocument } from '../api/document.ts'
import { exampleCommand, operationsOf } from '../api/example.ts'
import type { DescribedOperation, Operation } from '../api/example.ts'

/** The API for people, made from its own document; `origin` is where it is asked. */
export function apiPage(document: ApiDocument, origin: string): PageView {
  return {
    title: 'API',
    section: null,
    body: html`<div class="page-head">
        <h1>API</h1>
        <a href="${paths.openApi}">OpenAPI 3.1</a>
      </div>
      <p>${document.info.description ?? ''}</p>
      <p>
        To miss no change: ask for <code>/api/v1/changes?after=0</code>, then again and again with the
        <code>next</code> of the answer. Numbers have no gap, so whoever sees one knows that something is
        missing.
      </p>
      ${operationsOf(document).map((each) => operationSection(each, origin))}
      <h2>What the answers are made of</h2>
      ${Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => schemaSection(name, schema))}`,
  }
}

function operationSection(described: DescribedOperation, origin: string): Html {
  const { method, path, operation } = described
  const { summary, parameters = [], responses } = operation
  const listed = parameters.filter((each) => 'name' in each)
  return html`<section class="operation">
    <h2><code>${method.toUpperCase()} ${path}</code></h2>
    <p>${summary ?? ''}</p>
    ${
      listed.length === 0
        ? nothing
        : html`<table class="legend-table">
            <thead>
              <tr>
                <th scope="col">Parameter</th>
                <th scope="col">In</th>
                <th scope="col">What it is</th>
              </tr>
            </thead>
            <tbody>
              ${listed.map(
                ({ name, in: place, required, description, schema }) =>
                  html`<tr>
                    <th scope="row"><code>${name}</code></th>
                    <td>${place}${required === true ? '' : ', optional'}</td>
                    <td>${(description ?? descriptionOf(schema)).replaceAll('`', '')}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    <pre tabindex="0"><code>${exampleCommand(origin, described)}</code></pre>
    <p class="meta">Answers: ${answersOf(responses)}.</p>
  </section>`
}

/** The members of a schema, each with what it may be. */
function schemaSection(name: string, schema: unknown): Html {
  const members = Object.entries(memberOf(schema, 'properties') ?? {})
  const description = textOf(schema, 'description')
  return html`<section class="operation">
    <h3 id="${name}">${name}</h3>
    ${description === '' ? nothing : html`<p>${description}</p>`}
    <table class="legend-table">
      <tbody>
        ${members.map(
          ([member, each]) =>
            html`<tr>
              <th scope="row"><code>${member}</code></th>
              <td>${typeOf(each)}</td>
              <td>${textOf(each, 'description')}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function typeOf(schema: unknown): string {
  const text = JSON.stringify(schema) ?? ''
  const [, name] = /#\/components\/schemas\/(\w+)/.exec(text) ?? []
  const type = memberOf(schema, 'type')
  const types = Array.isArray(type) ? type.map(String) : typeof type === 'string' ? [type] : []
  const values = memberOf(schema, 'enum')
  if (Array.isArray(values) && values.length <= 8) return values.map(String).join(' | ')
  return [...types, ...(name === undefined ? [] : [name])].join(' | ') || 'object'
}

function memberOf(value: unknown, name: string): object | string | null {
  if (typeof value !== 'object' || value === null || !(name in value)) return null
  const member: unknown = Object.entries(value).find(([each]) => each === name)?.[1]
  return typeof member === 'string' || (typeof member === 'object' && member !== null) ? member : null
}

function textOf(value: unknown, name: string): string {
  const member = memberOf(value, name)
  return typeof member === 'string' ? member : ''
}

function descriptionOf(schema: unknown): string {
  if (typeof schema !== 'object' || schema === null) return ''
  if ('description' in schema && typeof schema.description === 'string') return schema.description
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum.join(', ')
  if ('format' in schema && typeof schema.format === 'string') return schema.format
  return 'type' in schema && typeof schema.type === 'string' ? schema.type : ''
}

/** The good answer in words, and the schema's name where it has one. */
function answersOf(responses: Operation['responses']): string {
  const good: unknown = responses?.['200']
  const text = JSON.stringify(good) ?? ''
  const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name)
  const described =
    typeof good === 'object' && good !== null && 'description' in good ? String(good.description) : ''
  return `${described.replaceAll('`', '').replace(/\.$/, '')}${names.length === 0 ? '' : ` (${[...new Set(names)].join(', ')})`}`
}
