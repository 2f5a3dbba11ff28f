# What the commands share: finding a JDK 25 and Maven, building once. Sourced, not run.

say() { printf 'jieli: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

java_version() { "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p'; }

# Sets JAVA_HOME to a JDK 25 or newer: the one that is set, else the usual places.
find_java() {
  local place version
  for place in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java/* /opt/jdk* \
      "$HOME"/.sdkman/candidates/java/* "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /)")")")"; do
    [ -n "$place" ] && [ -x "$place/bin/javac" ] || continue
    version=$(java_version "$place")
    if [ "${version:-0}" -ge 25 ]; then
      export JAVA_HOME=$place
      return
    fi
  done
  stop 'no JDK 25 found; install one (for example Temurin 25) or set JAVA_HOME to it.'
}

find_maven() {
  # Maven 3's own libraries use what JDK 25 warns about
  export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
  command -v mvn >/dev/null || stop 'Maven 3.8 or newer is missing; on Debian: apt-get install maven'
}

newer_than() { # newer_than FILE PATH…: is anything below the paths newer than the file?
  local file=$1
  shift
  [ ! -e "$file" ] || [ -n "$(find "$@" -newer "$file" -type f -print -quit)" ]
}

# Builds target/app, the unpacked application that starts fast. Does nothing when it is up to date.
build() {
  find_java
  newer_than target/app/built pom.xml src/main || return 0
  find_maven
  say 'building (the first time takes a few minutes, mostly downloads) …'
  mvn -B -q -Dstyle.color=never -Dmaven.test.skip=true -Dspotless.check.skip=true package >&2 || stop 'the build failed; what it printed above says where.'
  rm -rf target/app
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar target/jieli.jar extract --destination target/app >/dev/null
  touch target/app/built
}

# The class cache makes every later start about twice as fast. It is made once, in a throw-away house.
warm() {
  [ -e target/app/jieli.aot ] && return 0
  say 'preparing a fast start, once …'
  local house
  house=$(mktemp -d)
  JIELI_HOME=$house JIELI_DB_URL='' "$JAVA_HOME/bin/java" "${JAVA_OPTIONS[@]}" -XX:AOTCacheOutput=target/app/jieli.aot \
    -Dspring.context.exit=onRefresh -jar target/app/jieli.jar serve --port 0 >target/app/warm.log 2>&1 ||
    say 'the fast start could not be prepared (see target/app/warm.log); Jieli starts all the same.'
  rm -rf "$house"
}

# 512 MB hold the whole application; the options must be the same when the cache is made and used.
JAVA_OPTIONS=(-Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8)

aot() { if [ -e target/app/jieli.aot ]; then printf '%s' "-XX:AOTCache=target/app/jieli.aot"; else printf '%s' -Xshare:auto; fi; }
