import type { Api } from './answer.ts'

/** The OpenAPI 3.1 document of the API, made from its routes. */
export function describeApi(api: Api): ApiDocument {
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token as `stet token add` makes it. Needed where the pages are closed.',
  })
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Stet',
      version: '1',
      description:
        'The edit histories of articles: what each said, when it changed, and what differs. Times are ISO 8601 in UTC. A change is given with the two times between which it was made.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    security: [{}, { token: [] }],
  })
}

export type ApiDocument = ReturnType<Api['getOpenAPI31Document']>
