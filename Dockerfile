# The base image brings Node; the project's own is a devDependency and stays out.
FROM node:26-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-fund --no-audit && npm cache clean --force
COPY . .
# Where the embedded database lives when no DATABASE_URL is given.
RUN mkdir /data && chown node:node /data
ENV DATA_DIR=/data
VOLUME /data
USER node
EXPOSE 8080
ENTRYPOINT ["node", "/app/cli/main.ts"]
CMD ["serve"]
