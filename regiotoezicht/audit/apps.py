from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "regiotoezicht.audit"
    verbose_name = "Logboek"

    def ready(self) -> None:
        from regiotoezicht.audit import recorder
        from regiotoezicht.core.actions import plug_recorder

        plug_recorder(recorder.write)
