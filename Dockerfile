# Builds from the sources alone: docker build -t mentorat .
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
# What changes rarely first: the libraries are fetched again only when pom.xml changes.
RUN mvn -B -ntp dependency:go-offline -DincludeScope=runtime
COPY src/main src/main
COPY bpmn bpmn
COPY forms forms
# At the end without the embedded servers of other systems, half of the image.
RUN mvn -B -ntp package -Dmaven.test.skip=true \
 && java -Djarmode=tools -jar target/mentorat-*.jar extract --layers --destination target/layers \
 && mv target/layers/application/mentorat-*.jar target/layers/application/mentorat.jar \
 && rm target/layers/dependencies/lib/embedded-postgres-binaries-darwin-* \
       target/layers/dependencies/lib/embedded-postgres-binaries-windows-*

FROM eclipse-temurin:17-jre
# A fixed number, so that a volume keeps its owner from one image to the next.
RUN useradd --system --uid 10001 --user-group --home-dir /srv/mentorat --create-home mentorat
WORKDIR /srv/mentorat
COPY --from=build /build/target/layers/dependencies/ ./
COPY --from=build /build/target/layers/spring-boot-loader/ ./
COPY --from=build /build/target/layers/snapshot-dependencies/ ./
COPY --from=build /build/target/layers/application/ ./
USER 10001:10001
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
# Without a further program in the image: bash opens the connection itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/localhost/${SERVER_PORT:-8080} && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-jar", "mentorat.jar"]
