FROM node:24-slim AS client
WORKDIR /kith
COPY package.json package-lock.json tsconfig.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY build.mjs ./
COPY models/vocabulary.json models/
COPY pwa/headers.py pwa/manifest.py pwa/share_target.json pwa/
COPY templates templates
COPY translations translations
COPY static static
RUN node build.mjs

FROM python:3.13-slim
WORKDIR /kith
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt \
    && useradd --system --uid 1000 kith && install -d -o kith -m 700 /data
COPY app.py gunicorn.conf.py server.py ./
COPY migrations migrations
COPY models models
COPY pwa pwa
COPY templates templates
COPY translations translations
COPY static/icons static/icons
COPY static/screenshots static/screenshots
COPY --from=client /kith/static/dist static/dist
ENV KITH_DATA=/data KITH_BIND=0.0.0.0 PORT=8080 PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8080
# The volume of some hosts belongs to root, so the server starts as root, takes the folder over and lets go of its rights.
CMD ["sh", "-c", "chown kith /data && exec setpriv --reuid=kith --regid=kith --init-groups flask start"]
