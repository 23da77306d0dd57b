# Docket on a PostgreSQL of its own container: see docker-compose.yml.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /docket
COPY . .
RUN ./mvnw -B -ntp -DskipTests package \
    && java -Djarmode=tools -jar cli/target/docket-program.jar extract --application-filename docket.jar --destination /program \
    && cp verifier/target/docket-verifier.jar /program/

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --create-home docket \
    && install -d -o docket -m 0700 /data
USER docket
COPY --from=build /program /program
ENV DOCKET_DATA=/data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["java", "-Xmx512m", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true", "-Daxoniq.update-checker.disabled=true", \
            "-jar", "/program/docket.jar"]
CMD ["up"]
